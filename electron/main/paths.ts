import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * The data folder: QUNDESK_DATA_DIR, or the user's own; made with no access for others. A folder of its own has a shell
 * profile of its own in it, and so its own single instance. Called before the instance lock is asked for.
 */
export function dataFolder(): string {
  const named = process.env['QUNDESK_DATA_DIR'];
  const dir = named ? resolve(named) : join(app.getPath('userData'), 'data');
  try {
    mkdirSync(named ? join(dir, 'shell') : dir, { recursive: true, mode: 0o700 });
    if (named) app.setPath('userData', join(dir, 'shell'));
  } catch {
    // A folder that cannot be written: the data process meets the same and puts it into words.
  }
  return dir;
}

/** The built data process; inside a package it lies unpacked beside the archive. */
export const dataFile = (): string => join(__dirname, 'data.js').replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** Where the data process keeps its code as compiled the last time, beside what the windows' engine keeps. */
export const compiledFolder = (): string => join(app.getPath('userData'), 'Compiled');

/** The built preload script. */
export const preloadFile = (): string => join(__dirname, '../preload/index.js');
/** The built window. */
export const rendererFolder = (): string => join(__dirname, '../renderer');

/** What a test build says of itself in its package.json: that it is one, and which runtime it was made with. */
export function buildMark(): { readonly testBuild: boolean; readonly runtime: string | null } {
  // Our own package.json, written by `npm run pack`.
  const { testBuild = false, runtime = null } = JSON.parse(
    readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'),
  ) as { testBuild?: boolean; runtime?: string };
  return { testBuild, runtime };
}
