// A data process for test/e2e/launchers.test.ts: answers through whichever channel it was given, as electron/data/index.ts does.
import { writeReplies } from '../../electron/data/replies';

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };

const replyTo = (message: unknown): unknown => {
  const { ids } = message as { readonly ids: Uint32Array };
  return {
    ids,
    folder: process.env['QUNDESK_DATA_DIR'],
    nodeOptions: process.env['NODE_OPTIONS'] ?? null,
    nodeApi: Number(process.versions['napi']),
  };
};

if (parentPort) parentPort.on('message', ({ data }) => parentPort.postMessage(replyTo(data)));
else {
  const reply = writeReplies(Number(process.env['QUNDESK_REPLIES']));
  process.on('message', (message) => reply(replyTo(message)));
}
