import { stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog } from 'electron';
import type { ChosenFile, ChosenTarget, fileKinds } from '#shared/contract/app';
import { mainWindow } from './windows';

const EXTENSIONS: Readonly<Record<(typeof fileKinds)[number], readonly string[]>> = {
  package: ['qundesk'],
  table: ['xlsx', 'xls', 'csv', 'txt'],
  chat: ['txt', 'csv', 'xlsx', 'xls', 'json', 'jsonl'],
  picture: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp'],
};

/** Lets the user choose a file; null if they changed their mind. */
export async function chooseFile(
  kind: (typeof fileKinds)[number],
  grant: (path: string) => string,
): Promise<ChosenFile | null> {
  const options = { properties: ['openFile' as const], filters: [{ name: '', extensions: [...EXTENSIONS[kind]] }] };
  const window = mainWindow();
  const { filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  const path = filePaths[0];
  return path === undefined ? null : { token: grant(path), name: basename(path), size: (await stat(path)).size };
}

/** A file dropped on the window, as a token; null where there is no such file. */
export async function takeDropped(path: unknown, grant: (path: string) => string): Promise<ChosenFile | null> {
  if (typeof path !== 'string' || path === '') return null;
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { token: grant(path), name: basename(path), size: found.size } : null;
}

/** Lets the user name a file to be written; the token that stands for it, or null if they changed their mind. */
export async function chooseTarget(
  name: string,
  grant: (path: string, target: boolean) => string,
): Promise<ChosenTarget | null> {
  const window = mainWindow();
  const options = { defaultPath: name, filters: [{ name: '', extensions: [extname(name).slice(1)] }] };
  const { filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  return filePath ? { token: grant(filePath, true), name: basename(filePath) } : null;
}

/** Lets the user name a file and writes text into it, for their eyes only. */
export async function saveText(name: string, text: string): Promise<boolean> {
  const window = mainWindow();
  const options = { defaultPath: name };
  const { filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  if (!filePath) return false;
  await writeFile(filePath, text, { mode: 0o600 });
  return true;
}
