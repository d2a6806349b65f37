import type { Db } from '../open';

/**
 * How undo takes back very many rows. Its own triggers, which every migration makes anew, note since this version what an
 * update changed, as JSON; and where stays go by the range, their people's figures are counted once, after them.
 */
export function undoOfMany(db: Db): void {
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
