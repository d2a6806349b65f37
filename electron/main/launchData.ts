import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { readReplies } from './replies';

/** The data process as main sees it, whichever way it was started. */
export interface DataProcess {
  readonly send: (message: unknown) => void;
  readonly kill: () => void;
  readonly pid: () => number | undefined;
}
export interface DataListeners {
  readonly onMessage: (message: unknown) => void;
  readonly onExit: (code: number | null) => void;
}

// better-sqlite3's binary needs Node-API 10; an older Electron crashes in it, so there a Node 24 of its own runs the same file.
const NODE_API_NEEDED = 10;
/** What that Node says comes through this file descriptor of its own. */
const REPLIES = 4;

/** Which launcher this runtime needs, by the Node-API it carries. */
export function launcherFor(nodeApi: string | undefined): 'utility' | 'node' {
  return Number(nodeApi ?? 0) >= NODE_API_NEEDED ? 'utility' : 'node';
}

/** Starts the data process from its built file; `execPath` of Node 24 is looked up only where Electron's own is too old. */
export function launchData(
  file: string,
  env: Readonly<Record<string, string>>,
  listeners: DataListeners,
  launcher: 'utility' | 'node' = launcherFor(process.versions['napi']),
): DataProcess {
  const { NODE_OPTIONS: _dropped, ELECTRON_RUN_AS_NODE: _also, ...inherited } = process.env;
  const childEnv = { ...inherited, ...env };
  if (launcher === 'utility') {
    const child = utilityProcess.fork(file, [], { env: childEnv, serviceName: 'qundesk-data', stdio: 'inherit' });
    child.on('message', listeners.onMessage);
    child.on('exit', listeners.onExit);
    return { send: (message) => child.postMessage(message), kill: () => void child.kill(), pid: () => child.pid };
  }
  const child = fork(file, [], {
    execPath: node24(),
    execArgv: [],
    env: { ...childEnv, QUNDESK_REPLIES: String(REPLIES) },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
  });
  child.stdio[REPLIES]?.on('data', readReplies(listeners.onMessage));
  child.on('exit', listeners.onExit);
  // One that never came to be has no exit; one that did tells its end by that alone, and once.
  child.on('error', () => child.pid === undefined && listeners.onExit(null));
  return {
    send: (message) => {
      // Between its death and the news of it a message is lost with the rest that is pending.
      if (child.connected) child.send(message as object, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
    pid: () => child.pid,
  };
}

function node24(): string {
  const named = process.env['QUNDESK_NODE'];
  if (named) return named;
  const packed = join(process.resourcesPath, 'node24'); // only test builds carry one
  if (existsSync(packed)) return packed;
  const platform = process.platform === 'win32' ? 'win-x64/bin/node.exe' : 'linux-x64/bin/node';
  return createRequire(__filename).resolve(`node-${platform}`);
}
