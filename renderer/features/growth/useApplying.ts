import { useCallback, useRef, useState } from 'react';
import { request, RequestError } from '../../api/client';

interface Course<Preview> {
  readonly preview: Preview | null;
  readonly state: 'idle' | 'looking' | 'applying';
  readonly jobId: string | null;
  readonly error: unknown;
}

/** The course of applying rules: look who would change, then apply or leave it; both can be given up. */
export function useApplying<Preview, Done>(
  look: (jobId: string) => Promise<Preview>,
  apply: (jobId: string) => Promise<Done>,
) {
  const [course, setCourse] = useState<Course<Preview>>({ preview: null, state: 'idle', jobId: null, error: null });
  const latest = useRef<string | null>(null);

  const cancel = useCallback((): void => {
    if (latest.current !== null) void request('store.cancelJob', { jobId: latest.current });
    latest.current = null;
  }, []);
  const start = useCallback((): void => {
    cancel();
    const jobId = crypto.randomUUID();
    latest.current = jobId;
    setCourse((now) => ({ ...now, state: 'looking', jobId, error: null }));
    look(jobId).then(
      (preview) => {
        if (latest.current === jobId) setCourse({ preview, state: 'idle', jobId: null, error: null });
      },
      (error: unknown) => {
        if (latest.current === jobId) setCourse({ preview: null, state: 'idle', jobId: null, error });
      },
    );
  }, [look, cancel]);
  const finish = useCallback(async (): Promise<Done | null> => {
    const jobId = crypto.randomUUID();
    latest.current = jobId;
    setCourse((now) => ({ ...now, state: 'applying', jobId, error: null }));
    try {
      return await apply(jobId);
    } catch (error) {
      const cancelled = error instanceof RequestError && error.code === 'CANCELLED';
      setCourse((now) => ({ ...now, state: 'idle', jobId: null, error: cancelled ? null : error }));
      return null;
    }
  }, [apply]);
  return { ...course, start, finish, cancel };
}
