import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppEvent } from '#shared/contract/events';
import type { WireReply } from '#shared/contract/route';
import type { ActionContext } from './context';
import { makeDispatch } from './dispatch';
import { CodedError, toCoded } from './errors';
import { handlers } from './handlers';
import { operate } from './operate';
import { openStore, type SetName, type Store } from './store/open';

/** What main sends: a request, or a file that the user chose (its token stands for the path from then on). */
export type ToData =
  | { readonly id: number; readonly route: string; readonly input: unknown }
  | { readonly grant: string; readonly path: string };

/** What goes back: replies, events, log lines. */
export type FromData =
  | { readonly id: number; readonly reply: WireReply }
  | { readonly event: AppEvent }
  | { readonly log: string };

export interface DataOptions {
  readonly dataDir: string;
  readonly newUid: () => string;
  readonly now: () => number;
  readonly send: (message: FromData) => void;
}

/** Opens the store and gives the function that takes main's messages. */
export function startData(options: DataOptions): (message: unknown) => void {
  const { dataDir, send, now, newUid } = options;
  const granted = new Map<string, string>();
  const cancelled = new Set<string>();
  let store: Store | null = null;
  let openFailure: unknown = null;

  const open = (set: SetName): void => {
    try {
      store = openStore(dataDir, set, newUid);
      openFailure = null;
    } catch (error) {
      openFailure = error;
      store = null;
    }
    send({ event: { type: 'data', state: store ? 'ready' : 'failed' } });
  };
  const publish = (event: AppEvent): void => send({ event });

  const context = (): ActionContext => {
    if (!store) throw toCoded(openFailure);
    const { db, folder, zone, set, notice } = store;
    const base = { db, now, newUid, zone, folder };
    return {
      ...base,
      dataDir,
      set,
      notice,
      summarise: () => undefined,
      publish,
      progress: (job) => publish({ type: 'job', job }),
      isCancelled: (jobId) => cancelled.has(jobId),
      grantedPath: (token) => {
        const path = granted.get(token);
        if (path === undefined) throw new CodedError('NOT_FOUND', 'error.fileMissing');
        return path;
      },
      operate: (command, topics, write) => {
        const value = operate(base, command, null, write);
        publish({ type: 'changed', topics: [...topics, 'operation'] });
        return value;
      },
      reopen: async (change, next = set) => {
        db.close();
        store = null;
        try {
          await change();
        } finally {
          writeFileSync(join(dataDir, 'open-set'), next, { mode: 0o600 });
          open(next);
        }
      },
    };
  };

  const dispatch = makeDispatch(
    handlers,
    context,
    (changed) => publish({ type: 'changed', topics: changed }),
    (line) => send({ log: line }),
  );
  open(lastSet(dataDir));

  return (message) => {
    // Main is the only sender and builds these itself; inputs are checked by the contract.
    const request = message as ToData;
    if ('grant' in request) granted.set(request.grant, request.path);
    else void dispatch(request.route, request.input).then((reply) => send({ id: request.id, reply }));
  };
}

function lastSet(dataDir: string): SetName {
  try {
    return readFileSync(join(dataDir, 'open-set'), 'utf8').trim() === 'sample' ? 'sample' : 'main';
  } catch {
    return 'main';
  }
}
