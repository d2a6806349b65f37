import type { Topic } from './route';

/** What the data process and the shell push to the windows. */
export type AppEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'job'; readonly job: JobProgress }
  | { readonly type: 'data'; readonly state: 'ready' | 'restarting' | 'failed' }
  | {
      readonly type: 'round';
      readonly outcome: 'copied' | 'finished' | 'nothing' | 'failed';
      readonly message?: string;
    }
  | { readonly type: 'woke'; readonly sleptSince: number }
  | { readonly type: 'theme'; readonly dark: boolean }
  | { readonly type: 'open'; readonly screen: string; readonly id?: number };

/** Begins the id of a job that no dialog asked for: a command that names very many rows. */
export const WIDE_JOB = 'wide';

/** Progress of long work: `done` of `total` (0 = not known yet), or how it ended. */
export interface JobProgress {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
}
