import type { Db } from '../open';
import { peopleSql } from './0010_people';
import { planSql } from './0010_plan';
import { keepingSql } from './0010_keeping';
import { groupsSql } from './0010_groups';

/** The first schema: everything of the main job, plus search and rollups kept by triggers. */
export function initial(db: Db): void {
  for (const sql of [keepingSql, peopleSql, groupsSql, planSql]) db.exec(sql);
}
