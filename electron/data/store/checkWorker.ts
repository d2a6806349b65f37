import { parentPort, workerData } from 'node:worker_threads';
import { checkHere, type CheckKind } from './check';

// A check reads the whole file: in a thread of its own it holds up no answer.
const { file, kind } = workerData as { readonly file: string; readonly kind: CheckKind };
parentPort?.postMessage(checkHere(file, kind));
