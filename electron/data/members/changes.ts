import { fillRange, nextId } from '../db/bulk';
import { connectionState } from '../db/functions';
import type { Db } from '../db/open';

/** Runs `change`, which gives exactly `count` members another layer or level: what triggers note of it is one entry of the undo log.
 * `because` is what an import notes as its reason, as JSON. */
export function noteTogether(db: Db, count: number, change: () => void, because = ''): void {
  const first = nextId(db, 'standing_change');
  const state = connectionState(db);
  state.because = because;
  try {
    if (count > 0) fillRange(db, 'standing_change', { first, last: first + count - 1 }, change);
    else change();
  } finally {
    state.because = '';
  }
}
