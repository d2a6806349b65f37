import type { HandlersOf } from '#shared/contract/index';
import type { retroRoutes } from '#shared/contract/retros';
import { localDay } from '#shared/domain/time';
import { documentText } from '#shared/text/document';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { joinPrevious } from '../operations/coalesce';
import {
  insertNote,
  listNoteIds,
  readFigures,
  readNote,
  readNotes,
  setFinished,
  setNotesArchived,
  updateNote,
} from './repo';
import { deleteTasks, insertTask, listTasks, readTask, syncTasks, tickTask, updateTask } from './tasks';

/** Saves of one note within this many ms are one step to undo. */
const SITTING_MS = 10 * 60_000;

export const retroHandlers: HandlersOf<typeof retroRoutes, ActionContext> = {
  'note.ids': ({ db }, { filter, sort }) => listNoteIds(db, filter, sort),
  'note.many': ({ db }, { ids, search }) => readNotes(db, ids, search),
  'note.get': ({ db }, { id }) => readNote(db, id),
  'note.figures': ({ db }, wanted) => readFigures(db, wanted),

  'note.create': (ctx, note) => {
    const now = ctx.now();
    const id = insertNote(ctx.db, ctx.newUid(), now, { ...note, groupId: null, text: documentText(note.doc) });
    syncTasks(ctx, id, note.accountId, note.doc, localDay(now, ctx.zone));
    ctx.summarise({ title: note.title }, note.accountId ?? undefined);
    return { ids: [id] };
  },
  'note.save': (ctx, { id, ...changes }) => {
    const { db } = ctx;
    const before = readNote(db, id);
    if (before.finishedAt !== null) throw new CodedError('CONFLICT', 'retros:error.finished');
    const after = {
      kind: before.kind,
      title: changes.title ?? before.title,
      doc: changes.doc ?? before.doc,
      accountId: changes.accountId === undefined ? before.accountId : changes.accountId,
      groupId: changes.groupId === undefined ? before.groupId : changes.groupId,
      from: changes.from === undefined ? before.from : changes.from,
      to: changes.to === undefined ? before.to : changes.to,
    };
    ctx.summarise({ title: after.title, subject: id }, after.accountId ?? undefined);
    updateNote(db, id, ctx.now(), { ...after, text: documentText(after.doc) });
    syncTasks(ctx, id, after.accountId, after.doc, localDay(before.createdAt, ctx.zone));
    joinPrevious(db, 'note.save', id, ctx.now() - SITTING_MS);
    return { ids: [id] };
  },
  'note.finish': (ctx, { id }) => {
    const note = readNote(ctx.db, id);
    const figures =
      note.from !== null && note.to !== null
        ? readFigures(ctx.db, { accountId: note.accountId, groupId: note.groupId, from: note.from, to: note.to })
        : null;
    if (note.finishedAt === null) setFinished(ctx.db, id, ctx.now(), figures);
    ctx.summarise({ title: note.title }, note.accountId ?? undefined);
    return { ids: [id] };
  },
  'note.reopen': (ctx, { id }) => {
    const note = readNote(ctx.db, id);
    if (note.finishedAt !== null) setFinished(ctx.db, id, null, null);
    ctx.summarise({ title: note.title }, note.accountId ?? undefined);
    return { ids: [id] };
  },
  'note.archive': (ctx, { ids }) => {
    setNotesArchived(ctx.db, ids, ctx.now());
    ctx.summarise({ count: ids.length });
    return { ids };
  },
  'note.restore': (ctx, { ids }) => {
    setNotesArchived(ctx.db, ids, null);
    ctx.summarise({ count: ids.length });
    return { ids };
  },

  'task.list': ({ db }, wanted) => listTasks(db, wanted),
  'task.save': (ctx, { id, ...task }) => {
    ctx.summarise({ title: task.title }, task.accountId ?? undefined);
    if (id === undefined) return { ids: [insertTask(ctx, null, { ...task, doneAt: null })] };
    const before = readTask(ctx.db, id);
    if (before.noteId !== null) throw new CodedError('CONFLICT', 'retros:error.taskOfNote', { title: before.title });
    updateTask(ctx.db, id, { ...task, doneAt: before.doneAt });
    return { ids: [id] };
  },
  'task.tick': (ctx, { id, done }) => {
    const task = tickTask(ctx, id, done);
    ctx.summarise({ title: task.title }, task.accountId ?? undefined);
    return { ids: [id] };
  },
  'task.delete': (ctx, { ids }) => {
    for (const id of ids) {
      const task = readTask(ctx.db, id);
      if (task.noteId !== null) throw new CodedError('CONFLICT', 'retros:error.taskOfNote', { title: task.title });
    }
    deleteTasks(ctx.db, ids);
    ctx.summarise({ count: ids.length });
    return { ids };
  },
};
