import { v7 as newUid } from 'uuid';
import { startData } from './serve';

// The same file runs as Electron's utility process and as a forked Node: only the port differs.
const dataDir = process.env['QUNDESK_DATA_DIR'];
if (!dataDir) throw new Error('QUNDESK_DATA_DIR is not set');
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
const serve = startData({
  dataDir,
  newUid: () => newUid(),
  now: () => Date.now(),
  send: (message) => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  },
});
if (parentPort) parentPort.on('message', (event) => serve(event.data));
else {
  process.on('message', serve);
  // Main is gone: let go of the database at once.
  process.on('disconnect', () => process.exit(0));
}
