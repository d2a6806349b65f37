import { levelReader } from '#shared/domain/importStanding';
import { remembering } from '#shared/domain/remembering';
import type { Context } from '../../context';
import type { Db } from '../../db/open';
import { all, one, run } from '../../db/sql';
import { levelNames } from '../../levels/repo';
import { buyers } from '../../purchases/repo';
import { insertTag, insertTagGroup, tagGroupNamed } from '../../tags/repo';

/** The database as a sheet meets it: with the ids of the tags there are, and of the own fields that the sheet fills. */
export interface Stored {
  readonly db: Db;
  readonly tagIds: ReadonlyMap<string, number>;
  /** In the order of the sheet's own fields; null = nobody knows the field yet. */
  readonly fieldIds: readonly (number | null)[];
  /** The level that a word of the sheet means. */
  readonly levelOf: (word: string) => number | null;
  /** True of a person with a purchase on record. */
  readonly hasBought: (personId: number) => boolean;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

const idsByName = (rows: readonly Named[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ id, name }) => [name, id]));

/** Looks up tags and own fields by name. */
export function storedIn(db: Db, ownFields: readonly string[]): Stored {
  const fields = idsByName(all<Named>(db, 'SELECT id, name FROM person_field'));
  let bought: ReadonlySet<number> | undefined;
  return {
    db,
    tagIds: idsByName(all<Named>(db, 'SELECT id, name FROM tag')),
    fieldIds: ownFields.map((name) => fields.get(name) ?? null),
    levelOf: remembering(levelReader(levelNames(db))),
    hasBought: (personId) => (bought ??= buyers(db)).has(personId),
  };
}

/** True where a person carries the tag of that name. */
export function hasTag({ db, tagIds }: Stored, personId: number, tag: string): boolean {
  const tagId = tagIds.get(tag);
  return (
    tagId !== undefined &&
    one(db, 'SELECT 1 FROM person_tag WHERE person_id = ? AND tag_id = ?', personId, tagId) !== undefined
  );
}

type Extra = Readonly<Record<string, string>>;

const readExtra = (db: Db, personId: number): Extra =>
  JSON.parse(one<{ extra: string }>(db, 'SELECT extra FROM person WHERE id = ?', personId)?.extra ?? '{}') as Extra;

/** What is known of a person in the sheet's own fields, '' where nothing is. */
export function ownValues({ db, fieldIds }: Stored, personId: number): readonly string[] {
  if (fieldIds.length === 0) return [];
  const extra = readExtra(db, personId);
  return fieldIds.map((id) => (id === null ? '' : (extra[id] ?? '')));
}

/** The ids of own fields by name; those of nobody yet are made. */
export function makeFields(
  { db, newUid }: Pick<Context, 'db' | 'newUid'>,
  names: readonly string[],
): readonly number[] {
  const known = idsByName(all<Named>(db, 'SELECT id, name FROM person_field'));
  return names.map(
    (name) =>
      known.get(name) ??
      run(
        db,
        'INSERT INTO person_field(uid, name, sort) SELECT ?, ?, ifnull(max(sort) + 1, 0) FROM person_field',
        newUid(),
        name,
      ).id,
  );
}

/** Writes values in the order of the fields as the JSON that a person keeps. */
export function extraWriter(fieldIds: readonly number[]): (values: readonly string[]) => string {
  const before = fieldIds.map((id) => `"${id}":"`);
  return (values) => {
    // Looked at together: value by value took longer than the writing.
    const plain = !ESCAPED.test(values.join(''));
    let text = '';
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? '';
      if (value === '') continue;
      if (text !== '') text += ',';
      text += before[at];
      text += plain ? value : JSON.stringify(value).slice(1, -1);
      text += '"';
    }
    return `{${text}}`;
  };
}
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Puts values of own fields beside what is known of a person in others. */
export function updateExtra(db: Db, personId: number, fieldIds: readonly number[], values: readonly string[]): void {
  const said = JSON.parse(extraWriter(fieldIds)(values)) as Extra;
  run(
    db,
    'UPDATE person SET extra = ? WHERE id = ?',
    JSON.stringify({ ...readExtra(db, personId), ...said }),
    personId,
  );
}

// The neutral colour of tags that nobody has sorted yet.
const UNSORTED = '#8c8c8c';

/** The ids of tags by name; those of nobody yet are made in the group of that name. */
export function makeTags(
  { db, newUid }: Pick<Context, 'db' | 'newUid'>,
  names: Iterable<string>,
  group: string,
): ReadonlyMap<string, number> {
  const known = new Map(idsByName(all<Named>(db, 'SELECT id, name FROM tag')));
  let groupId: number | undefined;
  for (const name of names)
    if (!known.has(name)) {
      groupId ??= tagGroupNamed(db, group) ?? insertTagGroup(db, newUid(), group, UNSORTED);
      known.set(name, insertTag(db, newUid(), groupId, name));
    }
  return known;
}
