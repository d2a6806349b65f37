import type { Db } from '../open';

const bought = (who: string): string => `
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT ifnull(sum(orders), 0), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = ${who})
  WHERE person_id = ${who};`;

const noted = (axis: string, column: string, value: (row: 'new' | 'old') => string, reason: string): string => `
  DROP TRIGGER standing_change_${axis};
  CREATE TRIGGER standing_change_${axis} AFTER UPDATE OF ${column} ON person
  WHEN new.${column} IS NOT old.${column} AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
    INSERT INTO standing_change(person_id, axis, at, was, became, how, reason)
    SELECT new.id, '${axis}', o.at, ifnull(${value('old')}, ''), ifnull(${value('new')}, ''),
      CASE WHEN o.command IN ('layer.apply','level.apply') THEN 'rule' WHEN o.command = 'member.merge' THEN 'merge'
        WHEN o.command LIKE 'import.%' THEN 'import' ELSE 'hand' END,
      CASE WHEN o.command LIKE 'import.%' THEN because() ELSE ${reason} END
    FROM operation o WHERE o.id = operation_id() AND o.command <> 'package.apply';
  END;`;
const levelCode = (row: 'new' | 'old'): string => `(SELECT code FROM level WHERE id = ${row}.level_id)`;

// The days of the posts by the zone in use. A day begins at a whole quarter of an hour everywhere: each quarter's day is asked for
// once, not each post's; LIMIT keeps SQLite from asking it anew for every row.
const zone = (event: string, when: string, value: string): string => `
  DROP TRIGGER setting_zone_${event};
  CREATE TRIGGER setting_zone_${event} AFTER ${when} BEGIN
    SELECT use_zone(${value});
    DELETE FROM delivery_day;
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
      SELECT account_id, ifnull(group_id, 0), q.day, count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
        sum(status = 'sent' AND done_at > due_at + late_ms())
      FROM delivery CROSS JOIN
        (SELECT quarter, local_day(quarter * 900000) AS day FROM (SELECT DISTINCT due_at / 900000 AS quarter FROM delivery) LIMIT -1) q
      WHERE q.quarter = due_at / 900000 GROUP BY 1, 2, 3;
  END;`;
const ofZone = (row: 'new' | 'old'): string => `ON setting WHEN ${row}.scope = 'app' AND ${row}.key = 'zone'`;

/**
 * How undo takes back very many rows. Its own triggers, which every migration makes anew, note since this version what an
 * update changed, as JSON; and where stays go by the range, their people's figures are counted once, after them.
 * Since this version a sheet also says what members count as, by its name, and what they bought before anything was recorded:
 * one record that stands for many orders.
 */
export function undoOfMany(db: Db): void {
  db.exec(`
    ALTER TABLE purchase ADD COLUMN orders INTEGER NOT NULL DEFAULT 1 CHECK (orders >= 0);
    DROP TRIGGER person_stat_bought_insert;
    DROP TRIGGER person_stat_bought_update;
    DROP TRIGGER person_stat_bought_delete;
    CREATE TRIGGER person_stat_bought_insert AFTER INSERT ON purchase WHEN NOT in_bulk() BEGIN ${bought('new.person_id')} END;
    CREATE TRIGGER person_stat_bought_update AFTER UPDATE ON purchase BEGIN ${bought('old.person_id')} ${bought('new.person_id')} END;
    CREATE TRIGGER person_stat_bought_delete AFTER DELETE ON purchase WHEN NOT emptying('purchase') BEGIN ${bought('old.person_id')} END;
    ${zone('insert', `INSERT ${ofZone('new')}`, `json_extract(new.value, '$')`)}
    ${zone('update', `UPDATE OF value ${ofZone('new')}`, `json_extract(new.value, '$')`)}
    ${zone('delete', `DELETE ${ofZone('old')}`, 'NULL')}
    ${noted('activity', 'layer', (row) => `${row}.layer`, 'new.layer_reason')}
    ${noted('value', 'value_layer', (row) => `${row}.value_layer`, 'new.value_reason')}
    ${noted('level', 'level_id', levelCode, `''`)}`);
  db.exec(`
    DROP TRIGGER person_stat_stay_delete;
    CREATE TRIGGER person_stat_stay_delete AFTER DELETE ON membership WHEN NOT emptying('membership') BEGIN
      UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
        (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = old.person_id AND left_at IS NULL)
      WHERE person_id = old.person_id;
      UPDATE person_stat SET invited =
        (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = old.inviter_id AND left_at IS NULL)
      WHERE person_id = old.inviter_id;
    END;`);
}
