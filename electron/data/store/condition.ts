import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWhole, shapeOf } from '#shared/domain/fits';
import { writeWhole } from './files';

interface Condition {
  /** UTC ms of the last full check that found nothing. */
  readonly checkedAt: number;
}
const isCondition = shapeOf<Condition>({ checkedAt: isWhole });

const MARKER = 'in-use';
const RECORD = 'condition.json';

/** What is remembered of a workspace set's checks; a record that cannot be read counts as none. */
export function readCondition(folder: string): Condition {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
    if (isCondition(kept)) return kept;
  } catch {
    // Checked anew.
  }
  return { checkedAt: 0 };
}

/** Remembers when the last full check found nothing. */
export function writeCondition(folder: string, condition: Condition): void {
  writeWhole(join(folder, RECORD), JSON.stringify(condition));
}

/** True where the process that last had this folder did not close it. */
export const wasLeftOpen = (folder: string): boolean => existsSync(join(folder, MARKER));

/** Marks a folder as open; the marker goes when it is closed in order. */
export function markOpen(folder: string): void {
  writeFileSync(join(folder, MARKER), '', { mode: 0o600 });
}

/** Marks a folder as closed in order. */
export function markClosed(folder: string): void {
  rmSync(join(folder, MARKER), { force: true });
}
