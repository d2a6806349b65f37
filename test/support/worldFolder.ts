import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freshFolder } from './dataProcess';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the big community and all copies of it. */
    bigWorld: string;
  }
}

/** True where the tests run beside 190,000 members and 779 groups that are there already (with nothing planned for today). */
export const inBigWorld = process.env['QUNDESK_TEST_WORLD'] === 'big';

/** A data folder of its own for one test: empty, or a copy of the big community. */
export function worldFolder(): string {
  if (!inBigWorld) return freshFolder();
  const world = inject('bigWorld');
  const folder = mkdtempSync(join(world, 'copy-'));
  cpSync(join(world, 'original'), folder, { recursive: true });
  return folder;
}
