import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { ImportInput } from '#shared/contract/imports';
import type { TestData } from './dataProcess';

const fixtures = resolve(import.meta.dirname, 'fixtures');
let made = 0;

/** The file of a fixture: `members.xlsx` and `members.xls` were written by LibreOffice. */
export const fixtureFile = (name: string): string => join(fixtures, name);

type More = Partial<Omit<ImportInput, 'jobId' | 'source'>>;

/** An import of pasted text. */
export function pasted(text: string, more: More = {}): ImportInput {
  made += 1;
  return {
    groupId: null,
    accountId: null,
    decisions: [],

    ...more,
    jobId: `job-${made}`,
    source: { text },
  };
}

/** An import of a file of these bytes under this name. */
export function sheetFile(data: TestData, name: string, bytes: string | Uint8Array, more: More = {}): ImportInput {
  made += 1;
  const path = join(data.dir, `${made}-${name}`);
  writeFileSync(path, bytes);
  return { ...pasted('', more), source: { token: data.grant(path) } };
}

/** An import of a copy of a fixture. */
export function fixture(data: TestData, name: string, more: More = {}): ImportInput {
  made += 1;
  const path = join(data.dir, `${made}-${basename(name)}`);
  copyFileSync(fixtureFile(name), path);
  return { ...pasted('', more), source: { token: data.grant(path) } };
}
