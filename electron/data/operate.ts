import type { Context, Summary } from './context';
import { connectionState } from './db/functions';
import { one, run } from './db/sql';

/** Runs a write in one immediate transaction under a new operation id, so that undo can take it back whole. */
export function operate<T>(
  base: Omit<Context, 'summarise'>,
  command: string,
  undoes: number | null,
  write: (ctx: Context) => T,
): T {
  const { db } = base;
  const state = connectionState(db);
  const { zone } = state;
  return db
    .transaction(() => {
      let summary: Summary = {};
      let accountId: number | null = null;
      const { id } = run(
        db,
        'INSERT INTO operation(uid, at, command, undoes) VALUES (?, ?, ?, ?)',
        base.newUid(),
        base.now(),
        command,
        undoes,
      );
      state.operationId = id;
      try {
        const value = write({
          ...base,
          summarise: (facts, account) => {
            summary = facts;
            accountId = account ?? null;
          },
        });
        // A command that changed nothing leaves no step to undo.
        if (one(db, 'SELECT 1 FROM undo_log WHERE operation_id = ? LIMIT 1', id) === undefined && undoes === null)
          run(db, 'DELETE FROM operation WHERE id = ?', id);
        else
          run(
            db,
            'UPDATE operation SET summary = ?, account_id = ? WHERE id = ?',
            JSON.stringify(summary),
            accountId,
            id,
          );
        return value;
      } catch (error) {
        // What a trigger told the connection does not roll back by itself.
        state.zone = zone;
        throw error;
      } finally {
        state.operationId = null;
      }
    })
    .immediate();
}

/** Runs a write in one transaction as part of an earlier operation, so that undoing that one takes it back too; null = not undoable. */
export function continueOperation<T>(base: Omit<Context, 'summarise'>, operationId: number | null, write: () => T): T {
  const state = connectionState(base.db);
  return base.db
    .transaction(() => {
      state.operationId = operationId;
      try {
        return write();
      } finally {
        state.operationId = null;
      }
    })
    .immediate();
}
