import type { Db } from '../open';
import { figuresSql } from './0020_figures';
import { shippedSql } from './0020_shipped';
import { standingSql } from './0020_standing';
import { talkSql } from './0020_talk';

/** Members and groups at real scale: what members are counted as, what was said, purges, fission, figures per person. */
export function scale(db: Db): void {
  for (const sql of [standingSql, talkSql, figuresSql, shippedSql]) db.exec(sql);
}
