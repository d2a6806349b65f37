import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { Context } from '../context';
import { connectionState } from '../db/functions';
import { openDb } from '../db/open';
import { CodedError, toCoded } from '../errors';
import type { FromJob, JobTask } from './messages';

/** What one piece of work needs of the thread it runs on. */
export interface JobTools {
  readonly base: Omit<Context, 'summarise'>;
  /** Reports rows done of all (0 = not known yet). */
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
  /** The same as progress, but leaves with CANCELLED where the user gave up. */
  readonly step: (done: number, total: number) => void;
  /** Waits until this thread alone may write; unless told otherwise a backup is made before. */
  readonly turn: (backup?: boolean) => Promise<void>;
}

// Nobody sees progress more often than this.
const BETWEEN_MS = 40;

/** The thread of one job: works through a connection of its own while the data process answers. */
export function serveJob(work: (task: never, tools: JobTools) => Promise<unknown>): void {
  const port = parentPort;
  if (!port) throw new Error('runs as a thread only');
  const send = (message: FromJob): void => port.postMessage(message);
  // Started by runJob only, with exactly this.
  const task = workerData as JobTask;
  const cancel = new Int32Array(task.cancel);
  let told = 0;
  const progress = (done: number, total: number): void => {
    const now = performance.now();
    if (now - told < BETWEEN_MS) return;
    told = now;
    send({ type: 'progress', done, total });
  };
  const isCancelled = (): boolean => Atomics.load(cancel, 0) === 1;

  const run = async (): Promise<FromJob> => {
    const db = openDb(task.database);
    const { now, zone, folder } = task;
    connectionState(db).zone = zone;
    try {
      const value = await work(task as never, {
        base: { db, now: () => now, newUid: () => v7(), zone, folder },
        progress,
        isCancelled,
        step: (done, total) => {
          if (isCancelled()) throw new CodedError('CANCELLED', 'error.cancelled');
          progress(done, total);
        },
        turn: async (backup = true) => {
          send({ type: 'turn', backup });
          await once(port, 'message');
        },
      });
      return { type: 'done', value };
    } finally {
      db.close();
    }
  };

  void run()
    .catch((error: unknown): FromJob => {
      const { code, key, details } = toCoded(error);
      return { type: 'failed', code, key, details };
    })
    .then((message) => {
      send(message);
      port.close();
    });
}
