import { randomUUID } from 'node:crypto';
import type { AppEvent } from '#shared/contract/events';
import type { WireReply } from '#shared/contract/route';
import { launchData, type DataProcess } from './launchData';

/** The data process, kept alive: requests go in, replies and events come out. */
export interface DataHost {
  readonly request: (route: string, input: unknown) => Promise<WireReply>;
  /** Makes a path known to the data process, to be read or (`target`) written, and gives the token that stands for it. */
  readonly grant: (path: string, target?: boolean) => string;
  readonly pid: () => number | undefined;
  /** Lets the data process close its database; one that does not end within a second is killed. */
  readonly stop: () => Promise<void>;
}

interface HostOptions {
  readonly file: string;
  readonly dataDir: string;
  /** Folder for compiled code; whatever is lost there is made again. */
  readonly compiled: string;
  readonly onEvent: (event: AppEvent) => void;
  readonly log: (line: string) => void;
}

const GIVE_UP_AFTER = 3;
const STEADY_MS = 30_000;
const STOP_MS = 1000;
const unavailable = (message: string): WireReply => ({
  ok: false,
  error: { code: 'UNAVAILABLE', message, details: {} },
});
/** It died before it answered: what was asked may have been done or not. */
const gone = unavailable('error.dataGone');
/** Nobody was asked. */
const notRunning = unavailable('error.dataStopped');

/** Starts the data process and restarts it when it dies; what was pending is rejected, never replayed. */
export function startDataHost({ file, dataDir, compiled, onEvent, log }: HostOptions): DataHost {
  const pending = new Map<number, (reply: WireReply) => void>();
  const granted = new Map<string, { readonly path: string; readonly target: boolean }>();
  let nextId = 1;
  let failures = 0;
  let stopped: (() => void) | null = null;
  let child: DataProcess | null = null;

  const launch = (): void => {
    const startedAt = Date.now();
    child = launchData(
      file,
      // Its code as compiled the last time: compiling is a third of its start.
      { QUNDESK_DATA_DIR: dataDir, NODE_COMPILE_CACHE: compiled },
      {
        onMessage: receive,
        onExit: (code) => {
          child = null;
          for (const answer of pending.values()) answer(gone);
          pending.clear();
          if (stopped) return stopped();
          failures = Date.now() - startedAt > STEADY_MS ? 1 : failures + 1;
          log(`data process ended (${code}), failure ${failures}`);
          if (failures >= GIVE_UP_AFTER) return onEvent({ type: 'data', state: 'failed' });
          onEvent({ type: 'data', state: 'restarting' });
          launch();
        },
      },
    );
    for (const [grant, file] of granted) child.send({ grant, ...file });
  };

  const receive = (message: unknown): void => {
    // The child is our own built file; its messages are of these three shapes.
    const from = message as { id?: number; reply?: WireReply; event?: AppEvent; log?: string };
    if (from.id !== undefined && from.reply) {
      pending.get(from.id)?.(from.reply);
      pending.delete(from.id);
    } else if (from.event) onEvent(from.event);
    else if (from.log !== undefined) log(from.log);
  };

  launch();
  return {
    request: (route, input) =>
      new Promise((resolve) => {
        if (!child) return resolve(notRunning);
        const id = nextId++;
        pending.set(id, resolve);
        child.send({ id, route, input });
      }),
    grant: (path, target = false) => {
      const token = randomUUID();
      granted.set(token, { path, target });
      child?.send({ grant: token, path, target });
      return token;
    },
    pid: () => child?.pid(),
    stop: () =>
      new Promise((resolve) => {
        const ending = child;
        if (!ending) return resolve();
        const timer = setTimeout(ending.kill, STOP_MS);
        stopped = () => {
          clearTimeout(timer);
          resolve();
        };
        ending.send({ stop: true });
      }),
  };
}
