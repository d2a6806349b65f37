import { once } from 'node:events';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { Context } from '../context';
import { connectionState } from '../db/functions';
import { type Db, openDb } from '../db/open';
import { CodedError, toCoded } from '../errors';
import { CANCELLED, type FromJob, type JobTask, UNSAFE } from './messages';

/** What one piece of work needs of the thread it runs on. */
export interface JobTools {
  readonly base: Omit<Context, 'summarise'>;
  /** Reports rows done of all (0 = not known yet). */
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
  /** The same as progress, but leaves with CANCELLED where the user gave up. */
  readonly step: (done: number, total: number) => void;
  /** Waits until this thread alone may write; unless told otherwise a backup of what is there is made meanwhile. To be called
   * last inside the transaction, what it gives waits until the backup is whole; CANCELLED where none could be made. */
  readonly turn: (backup?: boolean) => Promise<() => void>;
}

/** Ids that follow one another in time, with random bytes drawn by the thousand: one at a time they cost more than a row. */
function uidSource(): () => string {
  const bytes = new Uint8Array(65_536);
  let at = bytes.length;
  let seq = 0;
  return () => {
    if (at === bytes.length) {
      crypto.getRandomValues(bytes);
      at = 0;
    }
    seq += 1;
    at += 16;
    return v7({ random: bytes.subarray(at - 16, at), msecs: Date.now(), seq });
  };
}

// Nobody sees progress more often than this.
const BETWEEN_MS = 40;
const LOOK_MS = 100;
const BEHIND_READS = 10;

/** The thread of one job: works through a connection of its own while the data process answers. */
export function serveJob(work: (task: never, tools: JobTools) => Promise<unknown>): void {
  // The window goes first. Elsewhere this would hold back the whole process, reads and all: on Linux it is the thread alone.
  if (process.platform === 'linux') setPriority(BEHIND_READS);
  const port = parentPort;
  if (!port) throw new Error('runs as a thread only');
  const send = (message: FromJob): void => port.postMessage(message);
  // Started by runJob only, with exactly this.
  const task = workerData as JobTask;
  const shared = new Int32Array(task.shared);
  let told = 0;
  const progress = (done: number, total: number): void => {
    const now = performance.now();
    if (now - told < BETWEEN_MS) return;
    told = now;
    send({ type: 'progress', done, total });
  };
  const isCancelled = (): boolean => Atomics.load(shared, CANCELLED) === 1;

  const goOn = (): void => {
    if (isCancelled()) throw new CodedError('CANCELLED', 'error.cancelled');
  };

  const run = async (db: Db): Promise<FromJob> => {
    const { now, zone, folder } = task;
    connectionState(db).zone = zone;
    // What is written stays in memory until it is whole, and goes over into the database once the answer is out.
    db.pragma('cache_size = -256000');
    db.pragma('wal_autocheckpoint = 0');
    const value = await work(task as never, {
      base: { db, now: () => now, newUid: uidSource(), zone, folder },
      progress,
      isCancelled,
      step: (done, total) => {
        goOn();
        progress(done, total);
      },
      turn: async (backup = true) => {
        send({ type: 'turn', backup });
        await once(port, 'message');
        return () => {
          // Woken now and then, since who gives up does not wake it.
          while (Atomics.wait(shared, UNSAFE, 1, LOOK_MS) !== 'not-equal') goOn();
          goOn();
        };
      },
    });
    return { type: 'done', value };
  };
  const failed = (error: unknown): FromJob => {
    const { code, key, details } = toCoded(error);
    return { type: 'failed', code, key, details };
  };

  void (async () => {
    let db: Db | null = null;
    try {
      db = openDb(task.database);
      send(await run(db).catch(failed));
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      send(failed(error));
    } finally {
      db?.close();
      send({ type: 'closed' });
      port.close();
    }
  })();
}
