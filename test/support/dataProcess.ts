import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { AppEvent } from '#shared/contract/events';
import type { Input, Output, RouteName } from '#shared/contract/index';
import type { WireReply } from '#shared/contract/route';
import { valueOf } from '#shared/domain/lists';
import { startData, type DataService } from '../../electron/data/serve';
import { seedOnce } from '../../electron/data/store/seed';
import { checkHere, type CheckFile } from '../../electron/data/store/check';
import { workerFile } from './jobWorkers';

/** A real data process on a real folder, in this thread; the clock stands still unless it is set. */
export interface TestData {
  readonly dir: string;
  readonly ask: <K extends RouteName>(route: K, input: Input<K>) => Promise<Output<K>>;
  readonly raw: (route: string, input: unknown) => Promise<WireReply>;
  readonly events: AppEvent[];
  readonly grant: (path: string) => string;
  /** As `grant`, for a file to be written. */
  readonly target: (path: string) => string;
  /** Checks, backups and tidying, as the real process does them in quiet moments. */
  readonly tend: () => Promise<void>;
  /** Closes the database in order. */
  readonly stop: () => void;
  now: number;
}

// A folder has one process: opening it again ends the one before, as a restart would.
const running = new Map<string, DataService>();

/** An empty folder of its own for one test. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'qundesk-test-'));

/** Starts the data process on a fresh (or given) folder; one already running on it is ended first. */
export function openTestData(
  dir: string = freshFolder(),
  checkFile: CheckFile = async (file, kind) => checkHere(file, kind),
): TestData {
  const waiting = new Map<number, (reply: WireReply) => void>();
  const events: AppEvent[] = [];
  let next = 1;
  const data: { now: number } = { now: Date.UTC(2026, 10, 23, 1, 0) };
  running.get(dir)?.stop();
  const service = startData({
    dataDir: dir,
    checkFile,
    seed: seedOnce,
    worker: workerFile,
    newUid: () => v7(),
    now: () => data.now,
    send: (message) => {
      if ('reply' in message) {
        waiting.get(message.id)?.(message.reply);
        waiting.delete(message.id);
      } else if ('event' in message) events.push(message.event);
      else process.stderr.write(`${message.log}\n`);
    },
  });
  running.set(dir, service);
  const serve = service.receive;
  const raw = (route: string, input: unknown): Promise<WireReply> =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      serve({ id, route, input });
    });
  return Object.assign(data, {
    dir,
    events,
    raw,
    tend: service.tend,
    stop: service.stop,
    target: (path: string): string => {
      const token = v7();
      serve({ grant: token, path, target: true });
      return token;
    },
    grant: (path: string): string => {
      const token = v7();
      serve({ grant: token, path });
      return token;
    },
    ask: async <K extends RouteName>(route: K, input: Input<K>): Promise<Output<K>> => {
      const reply = await raw(route, input);
      if (!reply.ok)
        throw Object.assign(
          new Error(`${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details)}`),
          { code: reply.error.code, key: reply.error.message, details: reply.error.details },
        );
      return valueOf(reply) as Output<K>;
    },
  });
}
