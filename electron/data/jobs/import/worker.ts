import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import { connectionState } from '../../db/functions';
import { openDb } from '../../db/open';
import { toCoded } from '../../errors';
import { applyImport, type ImportWork, previewImport, rejectsOf } from './job';
import type { FromImport, ImportTask } from './messages';

// The thread of one import: reads the sheet and writes through a connection of its own, while the data process answers.
const port = parentPort;
if (!port) throw new Error('runs as a thread only');
const send = (message: FromImport): void => port.postMessage(message);
// Started by runImport only, with exactly this.
const task = workerData as ImportTask;
const cancel = new Int32Array(task.cancel);

const turn = async (): Promise<void> => {
  send({ type: 'turn' });
  await once(port, 'message');
};

async function run(): Promise<FromImport> {
  const db = openDb(task.database);
  connectionState(db).zone = task.zone;
  const { input, source, zone, folder } = task;
  const work: ImportWork = {
    base: { db, now: () => task.now, newUid: () => v7(), zone, folder },
    input,
    source,
    progress: (done, total) => send({ type: 'progress', done, total }),
    isCancelled: () => Atomics.load(cancel, 0) === 1,
  };
  try {
    switch (task.kind) {
      case 'preview':
        return { type: 'done', value: await previewImport(work) };
      case 'apply':
        return { type: 'done', value: await applyImport(work, turn) };
      case 'rejects':
        return { type: 'done', value: await rejectsOf(work) };
    }
  } finally {
    db.close();
  }
}

void run()
  .catch((error: unknown): FromImport => {
    const { code, key, details } = toCoded(error);
    return { type: 'failed', code, key, details };
  })
  .then((message) => {
    send(message);
    port.close();
  });
