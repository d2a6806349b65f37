import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPromise } from 'yauzl';
import type { SavePackage } from '#shared/contract/exports';
import { openDb, type Db } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import type { TestData } from './dataProcess';
import { zipOf } from './bombs';

let made = 0;

/** The parts of a zip by name. */
export async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces));
  }
  zip.close();
  return parts;
}

type What = Partial<Pick<SavePackage, 'groupId' | 'history' | 'phones'>>;

/** Saves a workspace, or one of its groups, as a package; gives the file. */
export async function savePackage(data: TestData, accountId: number, what: What = {}): Promise<string> {
  made += 1;
  const path = join(data.dir, `${made}.qundesk`);
  const input = { jobId: `save-${made}`, target: data.target(path), accountId, history: true, phones: true, ...what };
  await data.ask('package.save', input);
  return path;
}

/** A package with some of its parts put otherwise, or left out (null). */
export async function altered(path: string, change: (parts: Map<string, Buffer>) => void): Promise<string> {
  const parts = await partsOf(path);
  change(parts);
  made += 1;
  const to = `${path}.${made}`;
  writeFileSync(to, zipOf([...parts].map(([name, bytes]) => ({ name, bytes }))));
  return to;
}

/** What a package is taken in with. */
export function taking(data: TestData, path: string, keep: string[] = []) {
  made += 1;
  return { jobId: `take-${made}`, token: data.grant(path), keep };
}

/** Works on the file of a set with plain SQL beside the data process. */
export function withSet<T>(data: TestData, set: 'main' | 'sample', work: (db: Db) => T): T {
  const db = openDb(databaseFile(data.dir, set));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** The rows of a package as lines in no particular order, without what says when; `rename` gives uids other names. */
export async function saidBy(
  path: string,
  rename: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string[]>> {
  const said = new Map<string, string[]>();
  for (const [name, bytes] of await partsOf(path)) {
    if (!name.startsWith('tables/')) continue;
    const text = bytes.toString('utf8').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (uid) => rename.get(uid) ?? uid);
    const lines = text.split('\n').filter((line) => line !== '');
    said.set(
      name,
      lines.map((line) => line.replace(/"changed":\d+/, '')).toSorted((one, other) => (one < other ? -1 : 1)),
    );
  }
  return said;
}

/** The bytes of a file. */
export const bytesOf = (path: string): Buffer => readFileSync(path);
