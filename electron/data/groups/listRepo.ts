import type { GroupFilter, GroupSort } from '#shared/contract/groups';
import { groupLimitKeys, groupWarnings, urgency, warnsOf, type GroupLimits, type Watched } from '#shared/domain/groups';
import { DAY_MS, localDay, type Moment } from '#shared/domain/time';
import type { Db } from '../db/open';
import { allOf, anyOf, initialsClause, searchClause, whenGiven, type Clause } from '../db/search';
import { all, ids } from '../db/sql';
import { factValue } from '../settings/repo';
import { daysBack, PULSE_DAYS, readPulses, type Days } from './pulseRepo';
import { BANNED, HELPERS, LAST_POST, NEXT_POST, OPERATING, STANDBYS } from './repo';

/** The text of a group that search looks into: what the trigger of group_fts feeds. */
const SEARCH_TEXT = `g.name || ' ' || g.pinyin || ' ' || g.initials`;
/** How groups `g` stand by name: the stem before the running number, then the shorter: 群2 stands before 群10. */
export const BY_NAME = [`rtrim(g.pinyin, '0123456789')`, 'length(g.pinyin)', 'g.pinyin', 'g.id'];

const plain = (...terms: string[]): { readonly terms: readonly string[]; readonly values: readonly unknown[] } => ({
  terms,
  values: [],
});

/** What a column is sorted by; null where the rows themselves have to be looked at. */
function sorting(by: GroupSort['by'], { days, since }: Days): ReturnType<typeof plain> | null {
  switch (by) {
    case 'name':
      return plain(...BY_NAME);
    case 'kind':
      return plain('k.sort', 'k.id');
    case 'account':
      return plain(`(SELECT a.sort FROM account a WHERE a.id = ${OPERATING})`, OPERATING);
    case 'standby':
      return plain(`(SELECT min(a.name) FROM group_account ga JOIN account a ON a.id = ga.account_id
        WHERE ga.group_id = g.id AND ga.role = 'standby')`);
    case 'members':
      return plain('ifnull(c.members, 0)');
    case 'stage':
      return plain('(SELECT s.sort FROM stage s WHERE s.id = g.stage_id)');
    case 'qr':
      return plain('ifnull(g.qr_valid_until, 9e15)');
    case 'lastPost':
      return plain(`ifnull(${LAST_POST}, 0)`);
    case 'nextPost':
      return plain(`ifnull(${NEXT_POST}, 9e15)`);
    case 'created':
      return plain('g.created_at');
    case 'activity':
      return {
        terms: [
          `(SELECT ifnull(sum(t.messages), 0) FROM talk_day t WHERE t.group_id = g.id AND t.day >= ?
            AND t.sender_id NOT IN (SELECT id FROM chat_sender WHERE ignored = 1))`,
        ],
        values: [days[0]],
      };
    case 'growth':
      return {
        terms: [
          `(SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.left_at IS NULL AND m.joined_at >= ?)
           - (SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.left_at >= ? AND ifnull(m.joined_at, 0) < ?)`,
        ],
        values: [since, since, since],
      };
    case 'warnings':
      return null;
  }
}

/** Ids of the groups that a filter lets through, sorted. */
export function listGroupIds(db: Db, filter: GroupFilter, sort: GroupSort, at: Moment): Uint32Array<ArrayBuffer> {
  const where = matching(filter);
  const { terms, values } = sorting(sort.by, daysBack(PULSE_DAYS, at.now, at.zone)) ?? plain(...BY_NAME);
  const order = [...terms.map((term) => (sort.desc ? `${term} DESC` : term)), ...BY_NAME].join(', ');
  const found = ids(
    db,
    `SELECT g.id FROM chat_group g JOIN group_kind k ON k.id = g.kind_id LEFT JOIN group_count c ON c.group_id = g.id
     WHERE ${where.sql} ORDER BY ${order}`,
    ...where.values,
    ...values,
  );
  return filter.warning === undefined && sort.by !== 'warnings' ? found : byWarnings(db, found, filter, sort, at);
}

function matching(filter: GroupFilter): Clause {
  return allOf([
    { sql: filter.archived ? 'g.archived_at IS NOT NULL' : 'g.archived_at IS NULL', values: [] },
    whenGiven(filter.accountId, `${OPERATING} = ?`),
    whenGiven(filter.operatorId, `${OPERATING} = ?`),
    whenGiven(filter.kindId, 'g.kind_id = ?'),
    whenGiven(filter.stageId, 'g.stage_id = ?'),
    whenGiven(filter.setId, 'EXISTS (SELECT 1 FROM group_set_item i WHERE i.group_id = g.id AND i.set_id = ?)'),
    whenGiven(filter.region, 'g.region = ?'),
    filter.search
      ? anyOf([
          searchClause('group_fts', 'g.id', SEARCH_TEXT, filter.search),
          initialsClause('g.initials', filter.search),
        ])
      : null,
  ]);
}

/** The rule of the warnings is one and stands in shared/domain; what is watched is read for all at once. */
function byWarnings(db: Db, found: Uint32Array<ArrayBuffer>, filter: GroupFilter, sort: GroupSort, at: Moment) {
  const limits = readLimits(db);
  const watched = readWatched(db, found, at);
  const kept = Array.from(found, (id) => {
    const group = watched.get(id);
    return { id, warnings: group ? groupWarnings(group, limits, at) : [] };
  }).filter(({ warnings }) => filter.warning === undefined || warnsOf(warnings, filter.warning));
  const sign = sort.desc ? -1 : 1;
  if (sort.by === 'warnings') kept.sort((a, b) => sign * (urgency(a.warnings) - urgency(b.warnings)));
  return Uint32Array.from(kept, ({ id }) => id);
}

/** The figures that warnings go by, as the operator has set them. */
export function readLimits(db: Db): GroupLimits {
  return Object.fromEntries(groupLimitKeys.map((key) => [key, factValue(db, key)])) as Record<
    (typeof groupLimitKeys)[number],
    number | null
  >;
}

/** What the table shows of groups beside their own fields: codes of warnings, and figures of the last days; by id. */
export function groupPulses(db: Db, groupIds: readonly number[], at: Moment): Readonly<Record<number, object>> {
  const limits = readLimits(db);
  const watched = readWatched(db, Uint32Array.from(groupIds), at);
  const sum = (days: readonly number[]): number => days.reduce((total, count) => total + count, 0);
  const pulses = readPulses(db, groupIds, daysBack(PULSE_DAYS, at.now, at.zone));
  return Object.fromEntries(
    Array.from(pulses, ([id, { joins, leaves, messages, speakers }]) => {
      const group = watched.get(id);
      const codes = group ? groupWarnings(group, limits, at).map(({ code }) => code) : [];
      return [id, { warnings: codes.join(), joins: sum(joins), leaves: sum(leaves), messages, speakers }];
    }),
  );
}

interface WatchedRow {
  readonly id: number;
  readonly members: number;
  readonly banned: 0 | 1;
  readonly helpers: number;
  readonly full: number;
  readonly most: number;
  readonly qr: number | null;
  readonly standbys: string;
  readonly last: number | null;
  readonly created: number;
  readonly joined: number;
  readonly archived: 0 | 1;
}

function readWatched(db: Db, wanted: Uint32Array, { now, zone }: Moment): ReadonlyMap<number, Watched> {
  const rows = all<WatchedRow>(
    db,
    `SELECT g.id, ifnull(c.members, 0) AS members, ${BANNED} AS banned, ${HELPERS} AS helpers, k.capacity_full AS "full",
       k.capacity_max AS most, g.qr_valid_until AS qr, ${LAST_POST} AS last, g.created_at AS created,
       ${STANDBYS} AS standbys,
       (SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.left_at IS NULL AND m.joined_at > ?) AS joined,
       g.archived_at IS NOT NULL AS archived
     FROM json_each(?) w JOIN chat_group g ON g.id = w.value JOIN group_kind k ON k.id = g.kind_id
       LEFT JOIN group_count c ON c.group_id = g.id`,
    localDay(now, zone),
    now - DAY_MS,
    JSON.stringify(Array.from(wanted)),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        members: row.members,
        banned: row.banned === 1,
        helpers: row.helpers,
        capacityFull: row.full,
        capacityMax: row.most,
        qrValidUntil: row.qr,
        standbyAccountIds: JSON.parse(row.standbys) as number[],
        lastPostAt: row.last,
        createdAt: row.created,
        joinedLastDay: row.joined,
        archived: row.archived === 1,
      },
    ]),
  );
}
