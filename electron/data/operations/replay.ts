import type { Context } from '../context';
import type { Tick } from '../db/bulk';
import { one, run } from '../db/sql';
import { builtUpon, lastRedoable, lastUndoable, markUndone, type OperationRow, replayInverse } from '../db/undo';
import { CodedError } from '../errors';
import { operate } from '../operate';
import { speakAgain } from '../store/words';

type Base = Omit<Context, 'summarise'>;

/** The operation that an undo would take back: the one named, or the newest; NOT_FOUND where that one cannot be. */
export function undoTarget({ db }: Pick<Context, 'db'>, id: number | undefined): OperationRow | undefined {
  if (id === undefined) return lastUndoable(db);
  const row = one<OperationRow>(
    db,
    'SELECT id, at, command, account_id, summary FROM operation WHERE id = ? AND undoes IS NULL AND undone_by IS NULL',
    id,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'error.nothingToUndo');
  return row;
}

/** Takes an operation back, the newest unless one is named; undefined = nothing to undo, CONFLICT where later ones built upon it. */
export function undo(base: Base, id: number | undefined, tick?: Tick): OperationRow | undefined {
  const target = undoTarget(base, id);
  if (!target) return undefined;
  operate(base, 'operation.undo', target.id, ({ db }) => {
    if (builtUpon(db, target.id)) throw new CodedError('CONFLICT', 'error.undoBuiltUpon');
    replayInverse(db, target.id, tick);
    speakAgain(db);
    markUndone(db, target.id, one<{ id: number }>(db, 'SELECT max(id) AS id FROM operation')?.id ?? null);
  });
  return target;
}

/** The undo that a redo would take back. */
export const redoTarget = ({ db }: Pick<Context, 'db'>): number | undefined => {
  const target = lastRedoable(db);
  return target && one<{ undone_by: number }>(db, 'SELECT undone_by FROM operation WHERE id = ?', target.id)?.undone_by;
};

/** Brings back what was undone last; undefined = nothing to redo. */
export function redo(base: Base, tick?: Tick): OperationRow | undefined {
  const { db } = base;
  return db
    .transaction(() => {
      const target = lastRedoable(db);
      const undoneBy = redoTarget(base);
      if (!target || undoneBy === undefined) return undefined;
      // Outside any operation, so nothing is logged: the first inverse of the operation still holds.
      replayInverse(db, undoneBy, tick);
      speakAgain(db);
      markUndone(db, target.id, null);
      run(db, 'DELETE FROM operation WHERE id = ?', undoneBy);
      return target;
    })
    .immediate();
}
