import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { v7 as newUid } from 'uuid';
import { writeReplies } from './replies';
import { giveBackAtRest } from './rest';
import { startData } from './serve';
import type { CheckFile } from './store/check';

const TEND_EVERY_MS = 5000;

// Everything this process makes is for its owner's eyes only.
process.umask(0o077);

// The same file runs as Electron's utility process, as a Node forked by it, and as one forked by a test: only the port differs.
const dataDir = process.env['QUNDESK_DATA_DIR'];
if (!dataDir) throw new Error('QUNDESK_DATA_DIR is not set');
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
const replies = process.env['QUNDESK_REPLIES'];
const reply = replies === undefined ? (message: unknown) => process.send?.(message) : writeReplies(Number(replies));

const checkFile: CheckFile = (file, kind) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'check.js'), { workerData: { file, kind } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`check ended with ${code}`)));
  });

const data = startData({
  dataDir,
  newUid: () => newUid(),
  now: () => Date.now(),
  checkFile,
  // Read only where something is to go in: a database that has its default data is opened without.
  seed: async (db, uid) => (await import('./store/seed')).seedOnce(db, uid),
  worker: async (job) => join(__dirname, `${job}Worker.js`),
  send: (message) => {
    if (parentPort) parentPort.postMessage(message);
    else if (process.connected) reply(message);
  },
});
setInterval(() => void data.tend(), TEND_EVERY_MS);

const asked = giveBackAtRest();
const receive = (message: unknown): void => {
  asked();
  data.receive(message);
  if (typeof message === 'object' && message !== null && 'stop' in message) process.exit(0);
};
if (parentPort) parentPort.on('message', (event) => receive(event.data));
else {
  process.on('message', receive);
  // Main is gone: let go of the database at once.
  process.on('disconnect', () => {
    data.stop();
    process.exit(0);
  });
}
