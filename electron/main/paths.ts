import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** The data folder: QUNDESK_DATA_DIR, or the user's own; made with no access for others. */
export function dataFolder(): string {
  const dir = process.env['QUNDESK_DATA_DIR'] ?? join(app.getPath('userData'), 'data');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}

/** The built data process; inside a package it lies unpacked beside the archive. */
export const dataFile = (): string => join(__dirname, 'data.js').replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

export const preloadFile = (): string => join(__dirname, '../preload/index.js');
export const rendererFolder = (): string => join(__dirname, '../renderer');

/** What a test build says of itself in its package.json: that it is one, and which runtime it was made with. */
export function buildMark(): { readonly testBuild: boolean; readonly runtime: string | null } {
  // Our own package.json, written by `npm run pack`.
  const { testBuild = false, runtime = null } = JSON.parse(
    readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'),
  ) as { testBuild?: boolean; runtime?: string };
  return { testBuild, runtime };
}
