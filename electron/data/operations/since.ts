import type { LastApplied } from '#shared/contract/layers';
import { localDay } from '#shared/domain/time';
import type { Context } from '../context';
import { one } from '../db/sql';

// What rules may look at; the points, orders and strikes of a person follow from these.
const LOOKED_AT = [
  'person',
  'membership',
  'contact',
  'person_tag',
  'point_entry',
  'purchase',
  'violation',
  'talk_day',
  'chat_sender',
  'campaign_person',
  'layer_rule',
  'level',
];

/** When a command that applies rules was last run, and whether what rules look at changed after it, or a day went by. */
export function lastApplied({ db, now, zone }: Pick<Context, 'db' | 'now' | 'zone'>, command: string): LastApplied {
  const last = one<{ id: number; at: number }>(
    db,
    'SELECT id, at FROM operation WHERE command = ? AND undoes IS NULL AND undone_by IS NULL ORDER BY id DESC LIMIT 1',
    command,
  );
  if (!last) return { at: null, changedSince: true };
  const changed = one(
    db,
    `SELECT 1 FROM operation o JOIN undo_log u ON u.operation_id = o.id
     WHERE o.id > ? AND o.command <> 'level.apply' AND o.undoes IS NULL AND o.undone_by IS NULL AND u.tbl IN (SELECT value FROM json_each(?)) LIMIT 1`,
    last.id,
    JSON.stringify(LOOKED_AT),
  );
  return { at: last.at, changedSince: changed !== undefined || localDay(last.at, zone) !== localDay(now(), zone) };
}
