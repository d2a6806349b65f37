import { useCallback, useRef, useState } from 'react';
import type { Decision, ImportInput, ImportPreview, ImportResult } from '#shared/contract/imports';
import { request, RequestError } from '../../../api/client';

export type Step = 'source' | 'map' | 'review' | 'running' | 'done';

/** What the operator gave to import, and how it is to be read. */
export type Wish = Omit<ImportInput, 'jobId' | 'decisions'> & { readonly name: string };

interface State {
  readonly step: Step;
  readonly wish: Wish | null;
  readonly preview: ImportPreview | null;
  readonly decisions: readonly Decision[];
  readonly result: ImportResult | null;
  readonly jobId: string | null;
  readonly busy: boolean;
  readonly error: unknown;
}

const start: State = {
  step: 'source',
  wish: null,
  preview: null,
  decisions: [],
  result: null,
  jobId: null,
  busy: false,
  error: null,
};

const inputOf = ({ name: _name, ...wish }: Wish, decisions: readonly Decision[], jobId: string): ImportInput => ({
  ...wish,
  decisions: [...decisions],
  jobId,
});

/** The course of one import: each change of how to read the sheet asks for a new preview, and only the last one counts. */
export function useImport() {
  const [state, setState] = useState(start);
  const latest = useRef<string | null>(null);
  const change = useCallback((part: Partial<State>) => setState((now) => ({ ...now, ...part })), []);

  const preview = useCallback(
    async (wish: Wish, step: Step): Promise<void> => {
      if (latest.current) void request('import.cancel', { jobId: latest.current });
      const jobId = crypto.randomUUID();
      latest.current = jobId;
      change({ wish, busy: true, error: null, jobId });
      try {
        const found = await request('import.preview', inputOf(wish, [], jobId));
        if (latest.current !== jobId) return;
        change({ preview: found, step, busy: false, jobId: null, decisions: [] });
      } catch (error) {
        if (latest.current === jobId) change({ error, busy: false, jobId: null });
      }
    },
    [change],
  );

  const apply = useCallback(
    async (wish: Wish, decisions: readonly Decision[]): Promise<void> => {
      const jobId = crypto.randomUUID();
      latest.current = jobId;
      change({ step: 'running', busy: true, error: null, jobId });
      try {
        const result = await request('import.apply', inputOf(wish, decisions, jobId));
        change({ result, step: 'done', busy: false, jobId: null });
      } catch (error) {
        const cancelled = error instanceof RequestError && error.code === 'CANCELLED';
        change({ step: 'map', busy: false, jobId: null, error: cancelled ? null : error });
      }
    },
    [change],
  );

  const decideOthers = useCallback((action: ImportInput['others']): void => {
    setState((now) => {
      if (!now.wish) return now;
      const { others: _before, ...wish } = now.wish;
      return { ...now, wish: action === undefined ? wish : { ...wish, others: action } };
    });
  }, []);

  const cancel = useCallback((): void => {
    if (latest.current) void request('import.cancel', { jobId: latest.current });
  }, []);

  return { ...state, preview: state.preview, look: preview, apply, decideOthers, cancel, change };
}
