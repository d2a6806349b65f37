import type { Campaign, SaveCampaign } from '#shared/contract/campaigns';
import type { Db } from '../db/open';
import { all, ids, one, run } from '../db/sql';

interface CampaignRow extends Omit<Campaign, 'groupIds'> {
  readonly groupIds: string;
}

/** Campaigns of a workspace (null = of all), the latest to begin first. */
export function listCampaigns(db: Db, accountId: number | null, archived: boolean): Campaign[] {
  return all<CampaignRow>(
    db,
    `SELECT c.id, c.account_id AS accountId, c.name, c.aim, c.reason, c.play, c.starts_on AS startsOn, c.ends_on AS endsOn,
       c.note, c.archived_at AS archivedAt,
       (SELECT json_group_array(g.group_id) FROM campaign_group g WHERE g.campaign_id = c.id) AS groupIds,
       (SELECT count(*) FROM campaign_person p WHERE p.campaign_id = c.id) AS people
     FROM campaign c WHERE (? IS NULL OR c.account_id = ?) AND (c.archived_at IS NOT NULL) = ?
     ORDER BY c.starts_on DESC, c.id DESC`,
    accountId,
    accountId,
    archived ? 1 : 0,
  ).map((row) => ({ ...row, groupIds: JSON.parse(row.groupIds) as number[] }));
}

/** What a command needs to know of a campaign. */
export interface NamedCampaign {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
}

/** A campaign by its id; undefined where there is none. */
export function campaignById(db: Db, id: number): NamedCampaign | undefined {
  return one(db, 'SELECT id, account_id AS accountId, name FROM campaign WHERE id = ?', id);
}

type Fields = Omit<SaveCampaign, 'id' | 'groupIds'>;

/** Adds a campaign; gives its id. */
export function insertCampaign(db: Db, uid: string, fields: Fields): number {
  return run(
    db,
    `INSERT INTO campaign(uid, account_id, name, aim, reason, play, starts_on, ends_on, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    fields.accountId,
    fields.name,
    fields.aim,
    fields.reason,
    fields.play,
    fields.startsOn,
    fields.endsOn,
    fields.note,
  ).id;
}

/** Rewrites a campaign; its account stays: its slots belong to it. */
export function updateCampaign(db: Db, id: number, fields: Omit<Fields, 'accountId'>): void {
  run(
    db,
    'UPDATE campaign SET name = ?, aim = ?, reason = ?, play = ?, starts_on = ?, ends_on = ?, note = ? WHERE id = ?',
    fields.name,
    fields.aim,
    fields.reason,
    fields.play,
    fields.startsOn,
    fields.endsOn,
    fields.note,
    id,
  );
}

/** Archives a campaign at an instant, or brings it back (null); true if that changed anything. */
export function setArchived(db: Db, id: number, at: number | null): boolean {
  return (
    run(db, 'UPDATE campaign SET archived_at = ? WHERE id = ? AND (archived_at IS NULL) <> (? IS NULL)', at, id, at)
      .changes > 0
  );
}

/** Makes these, and no others, the groups of a campaign. */
export function setGroups(db: Db, id: number, groupIds: readonly number[]): void {
  const list = JSON.stringify(groupIds);
  run(
    db,
    'DELETE FROM campaign_group WHERE campaign_id = ? AND group_id NOT IN (SELECT value FROM json_each(?))',
    id,
    list,
  );
  run(db, 'INSERT OR IGNORE INTO campaign_group(campaign_id, group_id) SELECT ?, value FROM json_each(?)', id, list);
}

/** Those of these groups that the account does not run. */
export function groupsNotRun(db: Db, accountId: number, groupIds: readonly number[]): Uint32Array {
  return ids(
    db,
    `SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM group_account ga
       WHERE ga.group_id = value AND ga.account_id = ? AND ga.role = 'operating')`,
    JSON.stringify(groupIds),
    accountId,
  );
}

/** Of these people, those who exist and are not on the campaign's list yet. */
export function peopleNotOn(db: Db, id: number, personIds: readonly number[]): number[] {
  return Array.from(
    ids(
      db,
      `SELECT p.id FROM json_each(?) w JOIN person p ON p.id = w.value
       WHERE NOT EXISTS (SELECT 1 FROM campaign_person c WHERE c.campaign_id = ? AND c.person_id = p.id)
       GROUP BY p.id ORDER BY min(w.key)`,
      JSON.stringify(personIds),
      id,
    ),
  );
}

/** Takes people off a campaign's list; gives those who were on it. */
export function removePeople(db: Db, id: number, personIds: readonly number[]): number[] {
  return Array.from(
    ids(
      db,
      'DELETE FROM campaign_person WHERE campaign_id = ? AND person_id IN (SELECT value FROM json_each(?)) RETURNING person_id',
      id,
      JSON.stringify(personIds),
    ),
  );
}
