import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SCRIPTS = resolve(import.meta.dirname, '../../scripts');

/** A throwaway project with the real set-up scripts, where every program on the path is one that the test wrote. */
export interface SetupSandbox {
  readonly folder: string;
  /** Writes a program of that name, a shell script; each call of it is noted. */
  readonly program: (name: string, script?: string) => void;
  readonly write: (path: string, text: string) => void;
  /** Runs an expression over a script's exports; `as` is the user id the script sees. */
  readonly run: (script: string, expression: string, as?: number) => { readonly code: number; readonly output: string };
  /** Calls of the programs so far, one line each: name and arguments. */
  readonly calls: () => readonly string[];
  readonly remove: () => void;
}

/** Makes the sandbox in a temporary folder. */
export function setupSandbox(): SetupSandbox {
  const folder = mkdtempSync(join(tmpdir(), 'qundesk-setup-'));
  const bin = join(folder, 'bin');
  const log = join(folder, 'calls');
  mkdirSync(bin);
  cpSync(SCRIPTS, join(folder, 'scripts'), { recursive: true });
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return {
    folder,
    write,
    program: (name, script = '') => {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\nBIN='${bin}'\n${script}\n`);
      chmodSync(join(bin, name), 0o755);
    },
    run: (script, expression, as = 0) => {
      const code = `process.getuid = () => ${as};
        const it = await import('./scripts/${script}');
        const { Stop } = await import('./scripts/console.mjs');
        try { console.log(JSON.stringify(await (${expression})) ?? ''); }
        catch (error) { if (!(error instanceof Stop)) throw error; console.log(error.message); process.exitCode = 1; }`;
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd: folder,
        env: { PATH: bin, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') },
        encoding: 'utf8',
      });
      return { code: status ?? -1, output: stdout + stderr };
    },
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
