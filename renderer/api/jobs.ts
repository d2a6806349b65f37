import { useEffect, useState } from 'react';
import type { JobProgress } from '#shared/contract/events';

/** The progress of a piece of long work, as it reports it; null before its first word. */
export function useJob(jobId: string | null): JobProgress | null {
  const [job, setJob] = useState<JobProgress | null>(null);
  useEffect(
    () =>
      window.qundesk.subscribe((event) => {
        if (event.type === 'job' && event.job.id === jobId) setJob(event.job);
      }),
    [jobId],
  );
  return job?.id === jobId ? job : null;
}
