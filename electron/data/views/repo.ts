import { ViewShape, type SavedView, type viewScreens } from '#shared/contract/views';
import type { Db } from '../db/open';
import { all, ids, one, run } from '../db/sql';
import { CodedError } from '../errors';

type Screen = (typeof viewScreens)[number];

/** The views of a screen in the operator's order. */
export function listViews(db: Db, screen: Screen): SavedView[] {
  return all<{ id: number; name: string; view: string }>(
    db,
    'SELECT id, name, view FROM saved_view WHERE screen = ? ORDER BY sort, id',
    screen,
  ).map(({ id, name, view }) => ({ id, name, view: ViewShape.parse(JSON.parse(view)) }));
}

/** One view's name; NOT_FOUND for an unknown id. */
export function readView(db: Db, id: number): { readonly name: string } {
  const row = one<{ name: string }>(db, 'SELECT name FROM saved_view WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.viewMissing');
  return row;
}

/** The id of a screen's view of this name. */
export const viewNamed = (db: Db, screen: Screen, name: string): number | undefined =>
  one<{ id: number }>(db, 'SELECT id FROM saved_view WHERE screen = ? AND name = ?', screen, name)?.id;

/** Keeps a new view after the others; gives its id. */
export function insertView(db: Db, uid: string, screen: Screen, name: string, view: ViewShape): number {
  return run(
    db,
    `INSERT INTO saved_view(uid, screen, name, view, sort)
     VALUES (:uid, :screen, :name, :view, (SELECT ifnull(max(sort), -1) + 1 FROM saved_view WHERE screen = :screen))`,
    { uid, screen, name, view: JSON.stringify(view) },
  ).id;
}

/** Rewrites a view. */
export function updateView(db: Db, id: number, name: string, view: ViewShape): void {
  run(db, 'UPDATE saved_view SET name = ?, view = ? WHERE id = ?', name, JSON.stringify(view), id);
}

/** All views of the screen that a view belongs to, in order. */
export const viewsBeside = (db: Db, id: number): number[] =>
  Array.from(
    ids(
      db,
      'SELECT id FROM saved_view WHERE screen = (SELECT screen FROM saved_view WHERE id = ?) ORDER BY sort, id',
      id,
    ),
  );

/** Puts views into the order given. */
export function orderViews(db: Db, order: readonly number[]): void {
  for (const [sort, id] of order.entries())
    run(db, 'UPDATE saved_view SET sort = ? WHERE id = ? AND sort <> ?', sort, id, sort);
}

/** Forgets a view. */
export function deleteView(db: Db, id: number): void {
  run(db, 'DELETE FROM saved_view WHERE id = ?', id);
}
