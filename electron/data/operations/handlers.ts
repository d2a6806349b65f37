import type { HandlersOf } from '#shared/contract/index';
import type { Operation, operationRoutes } from '#shared/contract/operations';
import { topics, type Topic } from '#shared/contract/route';
import type { ActionContext } from '../context';
import { all } from '../db/sql';
import { lastRedoable, lastUndoable, rowsLogged, type OperationRow } from '../db/undo';
import type { ReplayWish } from '../jobs/import/messages';
import { runJob } from '../jobs/runJob';
import { undoesZone, useStoredZone, zoneIsWide } from '../settings/repo';
import { redo, redoTarget, undo, undoTarget } from './replay';

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
  'operation.undo': async (ctx, { id }) => {
    const target = undoTarget(ctx, id);
    if (!target) return null;
    const undone = isLong(ctx, target.id) ? await inThread(ctx, { kind: 'undo', id: target.id }) : undo(ctx, target.id);
    ctx.publish({ type: 'changed', topics: everything });
    return undone ? toOperation(undone, true) : null;
  },
  'operation.redo': async (ctx) => {
    const target = redoTarget(ctx);
    if (target === undefined) return null;
    const redone = isLong(ctx, target) ? await inThread(ctx, { kind: 'redo' }) : redo(ctx);
    ctx.publish({ type: 'changed', topics: everything });
    return redone ? toOperation(redone) : null;
  },
};

// Some thousand rows take a tenth of a second: more would be felt on the thread that answers the windows.
const LONG = 2000;
const isLong = ({ db }: ActionContext, operationId: number): boolean =>
  rowsLogged(db, operationId) > LONG || (undoesZone(db, operationId) && zoneIsWide(db));

async function inThread(ctx: ActionContext, wish: ReplayWish): Promise<OperationRow | undefined> {
  const row = await runJob<OperationRow | undefined>(ctx, 'import', `undo-${ctx.newUid()}`, wish);
  useStoredZone(ctx.db);
  return row;
}
