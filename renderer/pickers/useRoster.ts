import { useState } from 'react';
import type { Input } from '#shared/contract/index';
import type { Decision } from '#shared/contract/imports';
import type { RosterComparison } from '#shared/contract/rosters';
import { request } from '../api/client';

type Source = Input<'roster.compare'>['source'];

interface Course {
  readonly older: Source | null;
  readonly source: Source | null;
  readonly found: RosterComparison | null;
  /** Lines of the roster that name one who seemed to have left: `id` of the stored member by line. */
  readonly same: ReadonlyMap<number, number>;
  /** Who newcomers are whose name somebody outside the group goes by. */
  readonly decisions: readonly Decision[];
  readonly busy: boolean;
  readonly error: unknown;
}

const start: Course = {
  older: null,
  source: null,
  found: null,
  same: new Map(),
  decisions: [],
  busy: false,
  error: null,
};

/** The course of one comparison of rosters: what was given, what came of it, and who was said to be one person. */
export function useRoster() {
  const [course, setCourse] = useState(start);
  const change = (part: Partial<Course>): void => setCourse((now) => ({ ...now, ...part }));

  const compare = async (groupId: number, source: Source): Promise<void> => {
    change({ busy: true, error: null });
    try {
      const older = course.older === null ? {} : { older: course.older };
      const found = await request('roster.compare', { jobId: crypto.randomUUID(), groupId, source, ...older });
      change({ found, source, same: new Map(), decisions: [], busy: false });
    } catch (error) {
      change({ busy: false, error });
    }
  };
  /** Gives what was written, or null where it failed. */
  const apply = async (input: Omit<Input<'roster.apply'>, 'jobId' | 'source' | 'same' | 'decisions'>) => {
    if (!course.source) return null;
    change({ busy: true, error: null });
    try {
      const same = Array.from(course.same, ([line, id]) => ({ line, id }));
      return await request('roster.apply', {
        ...input,
        jobId: crypto.randomUUID(),
        source: course.source,
        same,
        decisions: [...course.decisions],
      });
    } catch (error) {
      change({ busy: false, error });
      return null;
    }
  };
  return { ...course, change, compare, apply, again: () => setCourse(start) };
}
