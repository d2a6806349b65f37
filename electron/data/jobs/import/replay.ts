import { rowsLogged, type OperationRow } from '../../db/undo';
import { redo, redoTarget, undo, undoTarget } from '../../operations/replay';
import type { JobTools } from '../serveJob';

type Tools = Pick<JobTools, 'base' | 'step' | 'turn'>;

/** Takes an operation of many rows back while the data process answers; given up, nothing of it is undone. */
export async function undoInThread(
  { base, step, turn }: Tools,
  id: number | undefined,
): Promise<OperationRow | undefined> {
  await turn(false);
  const target = undoTarget(base, id);
  const rows = target ? rowsLogged(base.db, target.id) : 0;
  return undo(base, target?.id, (done) => step(done, rows));
}

/** Brings an operation of many rows back. */
export async function redoInThread({ base, step, turn }: Tools): Promise<OperationRow | undefined> {
  await turn(false);
  const target = redoTarget(base);
  const rows = target === undefined ? 0 : rowsLogged(base.db, target);
  return redo(base, (done) => step(done, rows));
}
