import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { AppEvent } from '#shared/contract/events';
import type { Input, Output, RouteName } from '#shared/contract/index';
import type { Failure } from '#shared/contract/errors';
import type { WireReply } from '#shared/contract/route';
import { valueOf } from '#shared/domain/lists';

/** The built data process as a real child, the way main starts it. */
export interface DataChild {
  readonly pid: number;
  readonly ask: <K extends RouteName>(route: K, input: Input<K>) => Promise<Output<K>>;
  /** The failure that a request ends in; throws if it succeeds. */
  readonly failure: <K extends RouteName>(route: K, input: Input<K>) => Promise<Failure>;
  readonly events: readonly AppEvent[];
  readonly logs: readonly string[];
  readonly kill: () => Promise<void>;
  /** Asks it to close its database and end, as main does. */
  readonly stop: () => Promise<void>;
  /** Cuts the line to it, as a killed main does. */
  readonly orphan: () => void;
  readonly ended: Promise<number | null>;
}

const DATA_FILE = join(import.meta.dirname, '../../out/main/data.js');

/** Thrown where the process ended before it answered. */
export class Ended extends Error {}

/** Starts the built data process on a folder; it runs on the Node that runs the tests. */
export function startChild(dir: string): DataChild {
  const child: ChildProcess = fork(DATA_FILE, [], {
    execArgv: [],
    env: { ...process.env, QUNDESK_DATA_DIR: dir },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (reply: WireReply) => void; reject: (error: Error) => void }>();
  const events: AppEvent[] = [];
  const logs: string[] = [];
  let next = 1;
  child.on('message', (message: { id?: number; reply?: WireReply; event?: AppEvent; log?: string }) => {
    if (message.id !== undefined && message.reply) waiting.get(message.id)?.resolve(message.reply);
    if (message.event) events.push(message.event);
    if (message.log) logs.push(message.log);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new Ended('the data process ended'));
      resolve(code);
    });
  });
  const raw = (route: string, input: unknown): Promise<WireReply> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      if (child.connected) child.send({ id, route, input }, (error) => error && reject(new Ended(error.message)));
      else reject(new Ended('the data process is gone'));
    });
  return {
    pid: child.pid ?? 0,
    events,
    logs,
    ended,
    ask: async <K extends RouteName>(route: K, input: Input<K>): Promise<Output<K>> => {
      const reply = await raw(route, input);
      if (!reply.ok) throw Object.assign(new Error(`${route}: ${JSON.stringify(reply.error)}`), reply.error);
      return valueOf(reply) as Output<K>;
    },
    failure: async (route, input) => {
      const reply = await raw(route, input);
      if (reply.ok) throw new Error(`${route} was expected to fail`);
      return reply.error;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.send({ stop: true });
      await ended;
    },
    orphan: () => child.disconnect(),
  };
}

/** Kills a process at some moment within so many ms of being asked for something; true if the answer was there before. */
export async function killWithin(child: DataChild, asked: Promise<unknown>, ms: number): Promise<boolean> {
  const answered = asked.then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Ended)) throw error;
      return false;
    },
  );
  const blow = setTimeout(() => void child.kill(), ms);
  const confirmed = await answered;
  clearTimeout(blow);
  await child.kill();
  return confirmed;
}
