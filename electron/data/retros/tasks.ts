import type { Task } from '#shared/contract/retros';
import { itemsOf, matchItems, tickItem } from '#shared/domain/actionItems';
import { localDay } from '#shared/domain/time';
import { documentText, type DocNode } from '#shared/text/document';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, run } from '../db/sql';
import { CodedError } from '../errors';
import { readNote, updateNote } from './repo';

interface TaskRow {
  readonly id: number;
  readonly uid: string;
  readonly note_id: number | null;
  readonly note_title: string | null;
  readonly account_id: number | null;
  readonly title: string;
  readonly owner: string;
  readonly due_on: string | null;
  readonly done_at: number | null;
  readonly created_at: number;
}

const rowToTask = (row: TaskRow): Task => ({
  id: row.id,
  uid: row.uid,
  noteId: row.note_id,
  noteTitle: row.note_title,
  accountId: row.account_id,
  title: row.title,
  owner: row.owner,
  dueOn: row.due_on,
  doneAt: row.done_at,
  createdAt: row.created_at,
});

/** Tasks of a workspace (and of none in particular), the next due first; those of archived notes are left out. */
export function listTasks(
  db: Db,
  wanted: { readonly accountId: number | null; readonly noteId?: number | undefined; readonly open: boolean },
): Task[] {
  return all<TaskRow>(
    db,
    `SELECT t.id, t.uid, t.note_id, n.title AS note_title, t.account_id, t.title, t.owner, t.due_on, t.done_at, t.created_at
     FROM task t LEFT JOIN note n ON n.id = t.note_id
     WHERE n.archived_at IS NULL AND (:note IS NULL OR t.note_id = :note) AND (:open = 0 OR t.done_at IS NULL)
       AND (:account IS NULL OR t.account_id IS NULL OR t.account_id = :account)
     ORDER BY t.done_at IS NOT NULL, t.due_on IS NULL, t.due_on, t.id LIMIT 1000`,
    { account: wanted.accountId, note: wanted.noteId ?? null, open: wanted.open ? 1 : 0 },
  ).map(rowToTask);
}

/** One task; NOT_FOUND where it is gone. */
export function readTask(db: Db, id: number): Task {
  const row = all<TaskRow>(
    db,
    `SELECT t.id, t.uid, t.note_id, n.title AS note_title, t.account_id, t.title, t.owner, t.due_on, t.done_at, t.created_at
     FROM task t LEFT JOIN note n ON n.id = t.note_id WHERE t.id = ?`,
    id,
  )[0];
  if (!row) throw new CodedError('NOT_FOUND', 'retros:error.taskGone');
  return rowToTask(row);
}

/** What is written of a task; `doneAt` in UTC ms. */
type TaskWrite = Pick<Task, 'accountId' | 'title' | 'owner' | 'dueOn' | 'doneAt'>;

/** Writes a new task, of a note or by hand. */
export function insertTask(ctx: Context, noteId: number | null, task: TaskWrite): number {
  return run(
    ctx.db,
    'INSERT INTO task(uid, note_id, account_id, title, owner, due_on, done_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ctx.newUid(),
    noteId,
    task.accountId,
    task.title,
    task.owner,
    task.dueOn,
    task.doneAt,
    ctx.now(),
  ).id;
}

/** Writes a task over. */
export function updateTask(db: Db, id: number, task: TaskWrite): void {
  run(
    db,
    'UPDATE task SET account_id = ?, title = ?, owner = ?, due_on = ?, done_at = ? WHERE id = ?',
    task.accountId,
    task.title,
    task.owner,
    task.dueOn,
    task.doneAt,
    id,
  );
}

/** Removes tasks written by hand. */
export function deleteTasks(db: Db, taskIds: readonly number[]): void {
  run(db, 'DELETE FROM task WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(taskIds));
}

/** Makes a note's tasks what its action items say; `from` is the day from which a date without a year is read. */
export function syncTasks(ctx: Context, noteId: number, accountId: number | null, doc: DocNode, from: string): void {
  const { db } = ctx;
  const known = readNoteTasks(db, noteId);
  const { pairs, gone } = matchItems(itemsOf(doc, from), known);
  for (const [item, taskId] of pairs) {
    const task = known.find((one) => one.id === taskId);
    const doneAt = item.done ? (task?.doneAt ?? ctx.now()) : null;
    const after = { accountId, title: item.title, owner: item.owner, dueOn: item.dueOn, doneAt };
    if (!task) insertTask(ctx, noteId, after);
    else if (
      task.title !== after.title ||
      task.owner !== after.owner ||
      task.dueOn !== after.dueOn ||
      task.doneAt !== after.doneAt ||
      task.accountId !== after.accountId
    )
      updateTask(db, task.id, after);
  }
  deleteTasks(db, gone);
}

function readNoteTasks(db: Db, noteId: number): Task[] {
  return all<TaskRow>(
    db,
    `SELECT id, uid, note_id, NULL AS note_title, account_id, title, owner, due_on, done_at, created_at
     FROM task WHERE note_id = ? ORDER BY id`,
    noteId,
  ).map(rowToTask);
}

/** Ticks a task or takes the tick back; in the note that it comes from as well. */
export function tickTask(ctx: Context, id: number, done: boolean): Task {
  const { db } = ctx;
  const task = readTask(db, id);
  if ((task.doneAt !== null) === done) return task;
  updateTask(db, id, { ...task, doneAt: done ? ctx.now() : null });
  if (task.noteId === null) return task;
  const note = readNote(db, task.noteId);
  const items = itemsOf(note.doc, localDay(note.createdAt, ctx.zone));
  const item = matchItems(items, readNoteTasks(db, note.id)).pairs.find(([, taskId]) => taskId === id)?.[0];
  if (!item) return task;
  const doc = tickItem(note.doc, item.path, done);
  updateNote(db, note.id, ctx.now(), { ...note, doc, text: documentText(doc) });
  return task;
}
