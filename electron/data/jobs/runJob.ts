import { Worker } from 'node:worker_threads';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { backUp } from '../store/backup';
import { tableFault } from './import/limits';
import type { FromJob, JobName, JobTask } from './messages';

type Ending = Extract<FromJob, { readonly type: 'done' | 'failed' }>;

/**
 * Runs one job in a thread of its own, reports its progress and hands it a cancellation; while it writes, commands wait
 * in line and reads go on. The value is what the job's worker gives for this task: the caller names its type.
 */
export async function runJob<Value>(ctx: ActionContext, job: JobName, jobId: string, wish: object): Promise<Value> {
  const cancel = new SharedArrayBuffer(4);
  const task: JobTask = {
    ...wish,
    database: ctx.file,
    folder: ctx.folder,
    zone: ctx.zone,
    now: ctx.now(),
    cancel,
  };
  let progress = { done: 0, total: 0 };
  const report = (state: 'running' | 'done' | 'failed' | 'cancelled'): void =>
    ctx.progress({ id: jobId, state, ...progress });
  try {
    const message = await converse(job, await ctx.worker(job), task, ctx, jobId, (done, total) => {
      progress = { done, total };
      if (ctx.isCancelled(jobId)) giveUp(cancel);
      report('running');
    });
    if (message.type === 'failed') throw new CodedError(message.code, message.key, message.details);
    report('done');
    // The thread answers each kind of task with its own kind of value.
    return message.value as Value;
  } catch (error) {
    report(error instanceof CodedError && error.code === 'CANCELLED' ? 'cancelled' : 'failed');
    throw error;
  }
}

/** The thread looks at this between rows, and once more before it writes. */
const giveUp = (cancel: SharedArrayBuffer): void => void Atomics.store(new Int32Array(cancel), 0, 1);

/** Enough for a members sheet of the largest size allowed; beyond it the thread ends, not the data process. */
const MEMORY_MB = 2048;
// Rows live until they are written: a small nursery would copy each of them several times.
const YOUNG_MB = 128;

function converse(
  job: JobName,
  file: string,
  task: JobTask,
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
    const ended = new Promise<void>((done) => {
      over = done;
    });
    worker.on('message', (message: FromJob) => {
      if (message.type === 'progress') onProgress(message.done, message.total);
      else if (message.type === 'turn')
        // The line is held until the thread has ended and let go of the database.
        void ctx
          .holdWrites(async () => {
            if (ctx.isCancelled(jobId) || !ctx.db.open) giveUp(task.cancel);
            else if (job === 'import') await backUp(ctx, 'before-import');
            worker.postMessage('go');
            await ended;
          })
          .catch((error: unknown) => {
            void worker.terminate();
            reject(error);
          });
      else resolve(message);
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tableFault('tooBig', { limit: MEMORY_MB }) : error);
    });
    worker.on('exit', () => {
      over();
      reject(new CodedError('UNAVAILABLE', 'error.unavailable'));
    });
  });
}
