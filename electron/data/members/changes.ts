import { fillRange, nextId } from '../db/bulk';
import type { Db } from '../db/open';

/** Runs `change`, which gives exactly `count` members another layer or level: what triggers note of it is one entry of the undo log. */
export function noteTogether(db: Db, count: number, change: () => void): void {
  const first = nextId(db, 'standing_change');
  if (count > 0) fillRange(db, 'standing_change', { first, last: first + count - 1 }, change);
}
