import { Worker } from 'node:worker_threads';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { backUp } from '../store/backup';
import { tableFault } from './import/limits';
import { CANCELLED, type FromJob, type JobName, type JobTask, SHARED_BYTES, UNSAFE } from './messages';

type Ending = Extract<FromJob, { readonly type: 'done' | 'failed' }>;

/**
 * Runs one job in a thread of its own, reports its progress and hands it a cancellation; while it writes, commands wait
 * in line and reads go on. The value is what the job's worker gives for this task: the caller names its type.
 */
export async function runJob<Value>(ctx: ActionContext, job: JobName, jobId: string, wish: object): Promise<Value> {
  const shared = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  const task: JobTask = {
    ...wish,
    database: ctx.file,
    folder: ctx.folder,
    zone: ctx.zone,
    now: ctx.now(),
    shared: shared.buffer,
  };
  let progress = { done: 0, total: 0 };
  const report = (state: 'running' | 'done' | 'failed' | 'cancelled'): void =>
    ctx.progress({ id: jobId, state, ...progress });
  // A thread that is in the middle of one long statement tells nothing, and yet is to know that it shall give up.
  const look = setInterval(() => ctx.isCancelled(jobId) && giveUp(shared), LOOK_MS);
  try {
    const message = await converse(job, await ctx.worker(job), task, shared, ctx, jobId, (done, total) => {
      progress = { done, total };
      report('running');
    });
    if (message.type === 'failed') throw new CodedError(message.code, message.key, message.details);
    report('done');
    // The thread answers each kind of task with its own kind of value.
    return message.value as Value;
  } catch (error) {
    report(error instanceof CodedError && error.code === 'CANCELLED' ? 'cancelled' : 'failed');
    throw error;
  } finally {
    clearInterval(look);
  }
}

const LOOK_MS = 50;

/** The thread looks at this between rows, and once more before it writes. */
const giveUp = (shared: Int32Array): void => void Atomics.store(shared, CANCELLED, 1);

/** Makes the backup before an import while the import goes on; its thread waits for the end of it before it commits. */
async function backUpBeside(ctx: ActionContext, shared: Int32Array, go: () => void): Promise<void> {
  Atomics.store(shared, UNSAFE, 1);
  try {
    await backUp(ctx, 'before-import', go);
  } catch (error) {
    giveUp(shared);
    throw error;
  } finally {
    Atomics.store(shared, UNSAFE, 0);
    Atomics.notify(shared, UNSAFE);
  }
}

/** Enough for a members sheet of the largest size allowed; beyond it the thread ends, not the data process. */
const MEMORY_MB = 2048;
// Rows live until they are written: a small nursery would copy each of them several times.
const YOUNG_MB = 128;

function converse(
  job: JobName,
  file: string,
  task: JobTask,
  shared: Int32Array,
  ctx: ActionContext,
  jobId: string,
  onProgress: (done: number, total: number) => void,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let over: () => void = () => undefined;
    const closed = new Promise<void>((done) => {
      over = done;
    });
    worker.on('message', (message: FromJob) => {
      if (message.type === 'progress') onProgress(message.done, message.total);
      else if (message.type === 'turn')
        // The line is held until the thread has let go of the database.
        void ctx
          .holdWrites(async () => {
            const go = (): void => worker.postMessage('go');
            if (ctx.isCancelled(jobId) || !ctx.db.open) giveUp(shared);
            if (job === 'import' && message.backup && Atomics.load(shared, CANCELLED) === 0)
              await backUpBeside(ctx, shared, go);
            else go();
            await closed;
          })
          .catch((error: unknown) => {
            void worker.terminate();
            reject(error);
          });
      else if (message.type === 'closed') over();
      else resolve(message);
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tableFault('tooBig', { limit: MEMORY_MB }) : error);
    });
    // A thread that was ended from outside says nothing; one that ends by itself has said so before: Node may take its time.
    worker.on('exit', () => {
      over();
      reject(new CodedError('UNAVAILABLE', 'error.unavailable'));
    });
  });
}
