import { connectionState } from '../db/functions';
import type { Db } from '../db/open';
import { one, run } from '../db/sql';

/** Makes the running operation part of the one before, where that was the same command on the same thing (its summary's `subject`) at or after `since` (UTC ms): one sitting is one step to undo. */
export function joinPrevious(db: Db, command: string, subject: number, since: number): void {
  const current = connectionState(db).operationId;
  if (current === null) return;
  const previous = one<{ id: number; fits: 0 | 1 }>(
    db,
    `SELECT id, command = :command AND undoes IS NULL AND undone_by IS NULL AND at >= :since
       AND json_extract(summary, '$.subject') = :subject AS fits
     FROM operation WHERE id < :current ORDER BY id DESC LIMIT 1`,
    { command, subject, since, current },
  );
  if (previous?.fits !== 1) return;
  // Where the earlier inverse of a row brings the same columns back, or the whole row, a later UPDATE adds nothing to it.
  run(
    db,
    `DELETE FROM undo_log WHERE operation_id = :current AND sql GLOB '{*' AND EXISTS (
       SELECT 1 FROM undo_log mine
       WHERE mine.operation_id = :previous AND mine.tbl = undo_log.tbl AND mine.row_id = undo_log.row_id
         AND (mine.sql NOT GLOB '{*' OR NOT EXISTS (
           SELECT key FROM json_each(undo_log.sql) EXCEPT SELECT key FROM json_each(mine.sql))))`,
    { current, previous: previous.id },
  );
  run(db, 'UPDATE undo_log SET operation_id = :previous WHERE operation_id = :current', {
    current,
    previous: previous.id,
  });
}
