import type { NoteFigures, NoteFilter, NotePage, NoteRow, NoteSort } from '#shared/contract/retros';
import { type PostCounts, postFigures } from '#shared/domain/figures';
import type { DocNode } from '#shared/text/document';
import { excerptOf } from '#shared/text/excerpt';
import type { Db } from '../db/open';
import { searchClause } from '../db/search';
import { all, ids, one, run } from '../db/sql';
import { CodedError } from '../errors';

const ORDERS = {
  'updated.up': 'updated_at, id',
  'updated.down': 'updated_at DESC, id DESC',
  'created.up': 'created_at, id',
  'created.down': 'created_at DESC, id DESC',
  'title.up': 'title, id',
  'title.down': 'title DESC, id DESC',
} as const;

const MATCHES = `(archived_at IS NOT NULL) = :archived AND (:account IS NULL OR account_id IS NULL OR account_id = :account)
  AND (:kind IS NULL OR kind = :kind)`;

/** Ids of the notes that a filter leaves, sorted. */
export function listNoteIds(db: Db, filter: NoteFilter, sort: NoteSort): Uint32Array<ArrayBuffer> {
  const order = ORDERS[`${sort.by}.${sort.desc ? 'down' : 'up'}`];
  const bound = { archived: filter.archived === true ? 1 : 0, account: filter.accountId, kind: filter.kind ?? null };
  const typed = filter.search?.trim() ?? '';
  if (typed === '') return ids(db, `SELECT id FROM note WHERE ${MATCHES} ORDER BY ${order}`, bound);
  const found = searchClause('note_fts', 'id', 'title || char(10) || text', typed);
  if (!found) return new Uint32Array();
  return ids(db, `SELECT id FROM note WHERE ${found.sql} AND ${MATCHES} ORDER BY ${order}`, ...found.values, bound);
}

interface StoredNote {
  readonly id: number;
  readonly uid: string;
  readonly kind: 'retro' | 'note';
  readonly account_id: number | null;
  readonly group_id: number | null;
  readonly title: string;
  readonly from_on: string | null;
  readonly to_on: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly finished_at: number | null;
  readonly archived_at: number | null;
  readonly open_tasks: number;
}

const rowToNote = (row: StoredNote): Omit<NoteRow, 'excerpt'> => ({
  id: row.id,
  uid: row.uid,
  kind: row.kind,
  accountId: row.account_id,
  groupId: row.group_id,
  title: row.title,
  from: row.from_on,
  to: row.to_on,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  finishedAt: row.finished_at,
  archivedAt: row.archived_at,
  openTasks: row.open_tasks,
});

/** Rows of notes in the order of their ids, each with the words around the first hit of a search. */
export function readNotes(db: Db, noteIds: readonly number[], search: string): NoteRow[] {
  return all<StoredNote & { text: string }>(
    db,
    `SELECT n.id, n.uid, n.kind, n.account_id, n.group_id, n.title, n.from_on, n.to_on, n.created_at, n.updated_at,
       n.finished_at, n.archived_at, n.text,
       (SELECT count(*) FROM task t WHERE t.note_id = n.id AND t.done_at IS NULL) AS open_tasks
     FROM json_each(?) wanted JOIN note n ON n.id = wanted.value ORDER BY wanted.key`,
    JSON.stringify(noteIds),
  ).map((row) => {
    const { text, marks } = excerptOf(row.text, search);
    return { ...rowToNote(row), excerpt: { text, marks: marks.map(([from, to]) => [from, to]) } };
  });
}

/** One note with its document; NOT_FOUND where it is gone. */
export function readNote(db: Db, id: number): NotePage {
  const row = one<StoredNote & { doc: string; figures: string | null }>(
    db,
    `SELECT n.id, n.uid, n.kind, n.account_id, n.group_id, n.title, n.from_on, n.to_on, n.created_at, n.updated_at,
       n.finished_at, n.archived_at, n.doc, n.figures,
       (SELECT count(*) FROM task t WHERE t.note_id = n.id AND t.done_at IS NULL) AS open_tasks
     FROM note n WHERE n.id = ?`,
    id,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'retros:error.gone');
  return {
    ...rowToNote(row),
    // Both were checked by the contract, or made here, before they were stored.
    doc: JSON.parse(row.doc) as DocNode,
    figures: row.figures === null ? null : (JSON.parse(row.figures) as NoteFigures),
  };
}

/** What is written of a note. */
export interface NoteWrite {
  readonly kind: 'retro' | 'note';
  readonly accountId: number | null;
  readonly groupId: number | null;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly doc: DocNode;
  readonly text: string;
}

const bound = (note: NoteWrite): readonly unknown[] => [
  note.accountId,
  note.title,
  note.groupId,
  note.from,
  note.to,
  JSON.stringify(note.doc),
  note.text,
];

/** Writes a new note. */
export function insertNote(db: Db, uid: string, at: number, note: NoteWrite): number {
  return run(
    db,
    `INSERT INTO note(uid, kind, account_id, title, group_id, from_on, to_on, doc, text, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    note.kind,
    ...bound(note),
    at,
    at,
  ).id;
}

/** Writes a note over. */
export function updateNote(db: Db, id: number, at: number, note: NoteWrite): void {
  run(
    db,
    `UPDATE note SET account_id = ?, title = ?, group_id = ?, from_on = ?, to_on = ?, doc = ?, text = ?, updated_at = ?
     WHERE id = ?`,
    ...bound(note),
    at,
    id,
  );
}

/** Marks a note finished at an instant (UTC ms) with its frozen figures, or open again with nulls. */
export function setFinished(db: Db, id: number, at: number | null, figures: NoteFigures | null): void {
  run(
    db,
    'UPDATE note SET finished_at = ?, figures = ? WHERE id = ?',
    at,
    figures === null ? null : JSON.stringify(figures),
    id,
  );
}

/** Marks notes archived at an instant (UTC ms), or live again with null. */
export function setNotesArchived(db: Db, noteIds: readonly number[], at: number | null): void {
  run(
    db,
    'UPDATE note SET archived_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND (archived_at IS NULL) = ?',
    at,
    JSON.stringify(noteIds),
    at === null ? 0 : 1,
  );
}

/** Posts planned, sent, skipped, missed and late from `from` to `to` (both included), in all, by account and by group. */
export function readFigures(
  db: Db,
  wanted: {
    readonly accountId: number | null;
    readonly groupId: number | null;
    readonly from: string;
    readonly to: string;
  },
): NoteFigures {
  const { accountId, groupId, from, to } = wanted;
  const rows = all<PostCounts & { account: number; accountName: string; grp: number; groupName: string | null }>(
    db,
    `SELECT d.account_id AS account, a.name AS accountName, d.group_id AS grp, g.name AS groupName,
       sum(d.planned) AS planned, sum(d.sent) AS sent, sum(d.skipped) AS skipped, sum(d.missed) AS missed, sum(d.late) AS late
     FROM delivery_day d JOIN account a ON a.id = d.account_id LEFT JOIN chat_group g ON g.id = d.group_id
     WHERE d.day BETWEEN :from AND :to AND (:account IS NULL OR d.account_id = :account) AND (:group IS NULL OR d.group_id = :group)
     GROUP BY d.account_id, d.group_id HAVING sum(d.planned) > 0 ORDER BY a.sort, a.id, g.name`,
    { account: accountId, group: groupId, from, to },
  );
  const grouped = (
    key: (row: (typeof rows)[number]) => number,
    name: (row: (typeof rows)[number]) => string,
  ): NoteFigures['groups'] => {
    const sums = new Map<number, { name: string; counts: PostCounts }>();
    for (const row of rows) {
      const before = sums.get(key(row))?.counts ?? NONE;
      sums.set(key(row), { name: name(row), counts: sum(before, row) });
    }
    return Array.from(sums, ([id, entry]) => ({
      id: id === 0 ? null : id,
      name: entry.name,
      ...postFigures(entry.counts),
    }));
  };
  return {
    from,
    to,
    total: postFigures(rows.reduce<PostCounts>(sum, NONE)),
    accounts: grouped(
      (row) => row.account,
      (row) => row.accountName,
    ),
    groups: grouped(
      (row) => row.grp,
      (row) => row.groupName ?? '',
    ),
  };
}

const NONE: PostCounts = { planned: 0, sent: 0, skipped: 0, missed: 0, late: 0 };
const sum = (a: PostCounts, b: PostCounts): PostCounts => ({
  planned: a.planned + b.planned,
  sent: a.sent + b.sent,
  skipped: a.skipped + b.skipped,
  missed: a.missed + b.missed,
  late: a.late + b.late,
});
