import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppEvent } from '#shared/contract/events';
import type { WireReply } from '#shared/contract/route';
import { topics } from '#shared/contract/topics';
import type { ActionContext } from './context';
import { connectionState } from './db/functions';
import { CodedError, toCoded } from './errors';
import type { JobName } from './jobs/messages';
import { makeWriteGate } from './jobs/writeGate';
import { operate } from './operate';
import { answerAtRest } from './start/first';
import { dropBallast } from './store/ballast';
import { makeCare } from './store/care';
import type { CheckFile } from './store/check';
import { privateFolder, writeWhole } from './store/files';
import { lockFolder } from './store/lock';
import { closeStore, openStore, type Notice, type OpenOptions, type SetName, type Store } from './store/open';

/** What main sends: a request, a file that the user chose to read or to write (its token stands for the path from then on), or the end. */
export type ToData =
  | { readonly id: number; readonly route: string; readonly input: unknown }
  | { readonly grant: string; readonly path: string; readonly target?: boolean }
  | { readonly stop: true };

/** What goes back: replies, events, log lines. */
export type FromData =
  | { readonly id: number; readonly reply: WireReply }
  | { readonly event: AppEvent }
  | { readonly log: string };

export interface DataOptions {
  readonly dataDir: string;
  readonly newUid: () => string;
  readonly now: () => number;
  readonly checkFile: CheckFile;
  readonly seed: OpenOptions['seed'];
  readonly worker: (job: JobName) => Promise<string>;
  readonly send: (message: FromData) => void;
}

/** The running data process. */
export interface DataService {
  readonly receive: (message: unknown) => void;
  /** Checks, backups and tidying that wait for a quiet moment; called every few seconds. */
  readonly tend: () => Promise<void>;
  /** Closes the database in order and lets go of the folder. */
  readonly stop: () => void;
}

/** Takes the data folder, opens its store and answers main's messages. */
export function startData(options: DataOptions): DataService {
  const { dataDir, send, now, newUid, checkFile, seed, worker } = options;
  const gate = makeWriteGate();
  const granted = new Map<string, string>();
  const targets = new Map<string, string>();
  const cancelled = new Set<string>();
  let store: Store | null = null;
  let openFailure: unknown = null;
  let unlock: (() => void) | null = null;
  let notice: Notice | null = null;
  let lastAsked = now();
  let stopped = false;

  const publish = (event: AppEvent): void => send({ event });
  const log = (line: string): void => send({ log: line });

  const open = async (set: SetName): Promise<void> => {
    try {
      if (!unlock) {
        privateFolder(dataDir);
        unlock = lockFolder(dataDir);
      }
      store = await openStore({ dataDir, set, newUid, now, checkFile, seed });
      notice = store.notice ?? notice;
      openFailure = null;
      if (store.notice) log(`${store.notice.key} ${JSON.stringify(store.notice.details)}`);
    } catch (error) {
      openFailure = error;
      store = null;
      log(`open: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    if (stopped) return close();
    publish({ type: 'data', state: store ? 'ready' : 'failed' });
  };

  const close = (): void => {
    if (store) closeStore(store);
    store = null;
    unlock?.();
    unlock = null;
  };

  const reopen: ActionContext['reopen'] = async (change, next) => {
    if (!store) throw toCoded(openFailure);
    const set = next ?? store.set;
    const closing = store;
    store = null;
    openFailure = new CodedError('BUSY', 'error.busy');
    closeStore(closing);
    let failure: unknown = null;
    let told: Notice | undefined;
    try {
      told = (await change()) ?? undefined;
    } catch (error) {
      failure = error;
    }
    if (set !== closing.set) {
      notice = null;
      writeWhole(join(dataDir, 'open-set'), set);
    }
    await open(failure ? closing.set : set);
    if (told) notice = told;
    publish({ type: 'changed', topics });
    if (failure) throw failure;
    return context();
  };

  const context = (): ActionContext => {
    if (!store) throw toCoded(openFailure);
    const { db, folder, set, file } = store;
    const base = { db, now, newUid, zone: connectionState(db).zone, folder };
    return {
      ...base,
      dataDir,
      file,
      set,
      notice,
      checkFile,
      worker,
      holdWrites: gate.hold,
      summarise: () => undefined,
      publish,
      progress: (job) => publish({ type: 'job', job }),
      cancel: (jobId) => void cancelled.add(jobId),
      isCancelled: (jobId) => cancelled.has(jobId),
      grantedPath: (token) => pathOf(granted, token),
      targetPath: (token) => pathOf(targets, token),
      operate: (command, written, write) => {
        const value = operate(base, command, null, write);
        publish({ type: 'changed', topics: [...written, 'operation'] });
        return value;
      },
      reopen,
    };
  };

  // Contracts and handlers of all else are read once something else is asked.
  let dispatch: ReturnType<typeof readDispatch> | undefined;
  const readDispatch = async () => {
    const [{ makeDispatch }, { handlers }] = await Promise.all([import('./dispatch'), import('./handlers')]);
    return makeDispatch(handlers, context, gate, (changed) => publish({ type: 'changed', topics: changed }), log);
  };
  const reply = async (route: string, input: unknown): Promise<WireReply> => {
    const atRest = dispatch ? null : await answerAtRest(context, route, input);
    return atRest ?? (await (dispatch ??= readDispatch()))(route, input);
  };
  const care = makeCare({ store: () => store, context, log, lastAsked: () => lastAsked });
  const opened = open(lastSet(dataDir));

  const answer = async ({ id, route, input }: Extract<ToData, { id: number }>): Promise<void> => {
    await opened;
    const answered = await reply(route, input);
    if (!answered.ok && answered.error.code === 'DAMAGED') care.suspect();
    // The space kept for this moment lets deleting and undoing go on.
    if (!answered.ok && answered.error.code === 'DISK_FULL' && store) dropBallast(store.folder);
    send({ id, reply: answered });
  };
  const stop = (): void => {
    stopped = true;
    close();
  };

  return {
    stop,
    tend: async () => {
      await opened;
      if (!gate.isHeld()) await care.tend();
    },
    receive: (message) => {
      // Main is the only sender and builds these itself; inputs are checked by the contract.
      const request = message as ToData;
      if ('grant' in request) (request.target ? targets : granted).set(request.grant, request.path);
      else if ('stop' in request) stop();
      else {
        lastAsked = now();
        void answer(request);
      }
    },
  };
}

function pathOf(paths: ReadonlyMap<string, string>, token: string): string {
  const path = paths.get(token);
  if (path === undefined) throw new CodedError('NOT_FOUND', 'error.fileMissing');
  return path;
}

function lastSet(dataDir: string): SetName {
  try {
    return readFileSync(join(dataDir, 'open-set'), 'utf8').trim() === 'sample' ? 'sample' : 'main';
  } catch {
    return 'main';
  }
}
