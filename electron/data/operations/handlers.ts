import type { HandlersOf } from '#shared/contract/index';
import type { Operation, operationRoutes } from '#shared/contract/operations';
import { topics, type Topic } from '#shared/contract/route';
import type { ActionContext } from '../context';
import { all, one, run } from '../db/sql';
import { builtUpon, lastRedoable, lastUndoable, markUndone, replayInverse, type OperationRow } from '../db/undo';
import { CodedError } from '../errors';
import { operate } from '../operate';

const toOperation = (row: OperationRow, undone = false): Operation => ({
  id: row.id,
  at: row.at,
  command: row.command,
  accountId: row.account_id,
  summary: JSON.parse(row.summary) as Operation['summary'],
  undone,
});

// An undo may touch any table, and it is rare: everything on screen is read anew.
const everything: readonly Topic[] = topics;

export const operationHandlers: HandlersOf<typeof operationRoutes, ActionContext> = {
  'operation.recent': ({ db }, { limit }) =>
    all<OperationRow & { undone_by: number | null }>(
      db,
      `SELECT id, at, command, account_id, summary, undone_by FROM operation WHERE undoes IS NULL ORDER BY id DESC LIMIT ?`,
      limit,
    ).map((row) => toOperation(row, row.undone_by !== null)),
  'operation.next': ({ db }) => {
    const undo = lastUndoable(db);
    const redo = lastRedoable(db);
    return { undo: undo ? toOperation(undo) : null, redo: redo ? toOperation(redo) : null };
  },
  'operation.undo': (ctx, { id }) => {
    const target = id === undefined ? lastUndoable(ctx.db) : undoable(ctx, id);
    if (!target) return null;
    if (builtUpon(ctx.db, target.id)) throw new CodedError('CONFLICT', 'error.undoBuiltUpon');
    operate(ctx, 'operation.undo', target.id, (inner) => {
      replayInverse(inner.db, target.id);
      const own = one<{ id: number }>(inner.db, 'SELECT max(id) AS id FROM operation');
      markUndone(inner.db, target.id, own?.id ?? null);
    });
    ctx.publish({ type: 'changed', topics: everything });
    return toOperation(target, true);
  },
  'operation.redo': (ctx) => {
    const target = lastRedoable(ctx.db);
    if (!target) return null;
    ctx.db
      .transaction(() => {
        const undo = one<{ undone_by: number }>(ctx.db, 'SELECT undone_by FROM operation WHERE id = ?', target.id);
        if (!undo) return;
        // Outside any operation, so nothing is logged: the first inverse of the operation still holds.
        replayInverse(ctx.db, undo.undone_by);
        markUndone(ctx.db, target.id, null);
        run(ctx.db, 'DELETE FROM operation WHERE id = ?', undo.undone_by);
      })
      .immediate();
    ctx.publish({ type: 'changed', topics: everything });
    return toOperation(target);
  },
};

function undoable(ctx: ActionContext, id: number): OperationRow {
  const row = one<OperationRow>(
    ctx.db,
    'SELECT id, at, command, account_id, summary FROM operation WHERE id = ? AND undoes IS NULL AND undone_by IS NULL',
    id,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'error.nothingToUndo');
  return row;
}
