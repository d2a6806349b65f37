import type { fieldRoutes, PersonField } from '#shared/contract/fields';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';

export const fieldHandlers: HandlersOf<typeof fieldRoutes, ActionContext> = {
  'field.list': ({ db }) => listFields(db),
  'field.save': (ctx, { id, name }) => {
    const { db } = ctx;
    const holder = one<{ id: number }>(db, 'SELECT id FROM person_field WHERE name = ? AND archived_at IS NULL', name);
    if (holder && holder.id !== id) throw new CodedError('CONFLICT', 'error.fieldTaken', { name });
    ctx.summarise({ name });
    if (id === undefined) return { ids: [insertField(db, ctx.newUid(), name)] };
    fieldById(db, id);
    run(db, 'UPDATE person_field SET name = ? WHERE id = ? AND name <> ?', name, id, name);
    return { ids: [id] };
  },
  'field.delete': (ctx, { id }) => {
    ctx.summarise({ name: fieldById(ctx.db, id).name });
    // Never deleted: a later field would take its id, and with it what members have in it.
    run(ctx.db, 'UPDATE person_field SET archived_at = ? WHERE id = ?', ctx.now(), id);
    return { ids: [id] };
  },
};

/** The operator's own fields, in the order they were made. */
export function listFields(db: Db): PersonField[] {
  return Array.from(
    all<PersonField>(db, 'SELECT id, name FROM person_field WHERE archived_at IS NULL ORDER BY sort, id'),
  );
}

/** Adds a field; gives its id. */
export function insertField(db: Db, uid: string, name: string): number {
  return run(
    db,
    'INSERT INTO person_field(uid, name, sort) SELECT ?, ?, ifnull(max(sort), 0) + 1 FROM person_field',
    uid,
    name,
  ).id;
}

/** A field in use; NOT_FOUND if there is none. */
export function fieldById(db: Db, id: number): PersonField {
  const row = one<PersonField>(db, 'SELECT id, name FROM person_field WHERE id = ? AND archived_at IS NULL', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.fieldGone');
  return row;
}
