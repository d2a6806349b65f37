// A person's stays that are open, counted anew; `who` is the column of the trigger's row that names the person.
const stays = (who: string): string => `
  UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
    (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = ${who} AND left_at IS NULL)
  WHERE person_id = ${who};`;
const invited = (who: string): string => `
  UPDATE person_stat SET invited =
    (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = ${who} AND left_at IS NULL)
  WHERE person_id = ${who};`;
const strikes = (who: string): string => `
  UPDATE person_stat SET strikes =
    (SELECT ifnull(sum(strikes), 0) FROM violation WHERE person_id = ${who} AND forgiven_at IS NULL)
  WHERE person_id = ${who};`;
const bought = (who: string): string => `
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT count(*), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = ${who})
  WHERE person_id = ${who};`;
const said = (who: string): string => `
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = ${who})
  WHERE person_id = ${who};`;
const speaker = (row: 'new' | 'old'): string => `(SELECT person_id FROM chat_sender WHERE id = ${row}.sender_id)`;

/**
 * Figures of each person, kept by triggers so that the members table sorts and filters by them at any size.
 * One row a person, never missing. `points` is the sum of the ledger.
 * Rows inserted in bulk are counted by whoever inserts them.
 */
export const figuresSql = `
CREATE TABLE person_stat (
  person_id INTEGER PRIMARY KEY,
  groups INTEGER NOT NULL DEFAULT 0,
  first_joined_at INTEGER,
  last_joined_at INTEGER,
  invited INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  strikes INTEGER NOT NULL DEFAULT 0,
  orders INTEGER NOT NULL DEFAULT 0,
  spent_fen INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO person_stat(person_id) SELECT id FROM person;
UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
  (SELECT count(*), min(joined_at), max(joined_at) FROM membership m WHERE m.person_id = person_stat.person_id AND left_at IS NULL);
UPDATE person_stat SET invited =
  (SELECT count(DISTINCT person_id) FROM membership m WHERE m.inviter_id = person_stat.person_id AND left_at IS NULL);

CREATE TRIGGER person_stat_insert AFTER INSERT ON person WHEN NOT in_bulk() BEGIN
  INSERT INTO person_stat(person_id) VALUES (new.id);
END;
CREATE TRIGGER person_stat_delete AFTER DELETE ON person BEGIN
  DELETE FROM person_stat WHERE person_id = old.id;
END;
CREATE TRIGGER person_stat_stay_insert AFTER INSERT ON membership WHEN NOT in_bulk() BEGIN
  ${stays('new.person_id')} ${invited('new.inviter_id')}
END;
CREATE TRIGGER person_stat_stay_update AFTER UPDATE OF person_id, left_at, joined_at, inviter_id ON membership BEGIN
  ${stays('old.person_id')} ${stays('new.person_id')} ${invited('old.inviter_id')} ${invited('new.inviter_id')}
END;
CREATE TRIGGER person_stat_stay_delete AFTER DELETE ON membership BEGIN
  ${stays('old.person_id')} ${invited('old.inviter_id')}
END;
CREATE TRIGGER person_stat_points_insert AFTER INSERT ON point_entry WHEN NOT in_bulk() BEGIN
  UPDATE person_stat SET points = points + new.points WHERE person_id = new.person_id;
END;
CREATE TRIGGER person_stat_points_update AFTER UPDATE ON point_entry BEGIN
  UPDATE person_stat SET points = points - old.points WHERE person_id = old.person_id;
  UPDATE person_stat SET points = points + new.points WHERE person_id = new.person_id;
END;
CREATE TRIGGER person_stat_points_delete AFTER DELETE ON point_entry BEGIN
  UPDATE person_stat SET points = points - old.points WHERE person_id = old.person_id;
END;
CREATE TRIGGER person_stat_strikes_insert AFTER INSERT ON violation BEGIN ${strikes('new.person_id')} END;
CREATE TRIGGER person_stat_strikes_update AFTER UPDATE ON violation BEGIN ${strikes('old.person_id')} ${strikes('new.person_id')} END;
CREATE TRIGGER person_stat_strikes_delete AFTER DELETE ON violation BEGIN ${strikes('old.person_id')} END;
CREATE TRIGGER person_stat_bought_insert AFTER INSERT ON purchase BEGIN ${bought('new.person_id')} END;
CREATE TRIGGER person_stat_bought_update AFTER UPDATE ON purchase BEGIN ${bought('old.person_id')} ${bought('new.person_id')} END;
CREATE TRIGGER person_stat_bought_delete AFTER DELETE ON purchase BEGIN ${bought('old.person_id')} END;
CREATE TRIGGER person_stat_said_insert AFTER INSERT ON talk_day WHEN NOT in_bulk() BEGIN ${said(speaker('new'))} END;
CREATE TRIGGER person_stat_said_update AFTER UPDATE ON talk_day BEGIN ${said(speaker('old'))} ${said(speaker('new'))} END;
CREATE TRIGGER person_stat_said_delete AFTER DELETE ON talk_day WHEN NOT emptying('talk_day') BEGIN ${said(speaker('old'))} END;
CREATE TRIGGER person_stat_sender_update AFTER UPDATE OF person_id ON chat_sender BEGIN ${said('old.person_id')} ${said('new.person_id')} END;
CREATE TRIGGER person_stat_sender_delete AFTER DELETE ON chat_sender BEGIN ${said('old.person_id')} END;
CREATE INDEX person_stat_points ON person_stat(points);
CREATE INDEX person_stat_groups ON person_stat(groups);
CREATE INDEX person_stat_joined ON person_stat(last_joined_at) WHERE last_joined_at IS NOT NULL;
CREATE INDEX person_stat_first_joined ON person_stat(first_joined_at) WHERE first_joined_at IS NOT NULL;
`;
