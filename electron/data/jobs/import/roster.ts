import type { Input } from '#shared/contract/index';
import type { RosterComparison, RosterName, RosterPair, RosterResult } from '#shared/contract/rosters';
import { nameKey } from '#shared/domain/importMapping';
import { compareRosters, newNames, type RosterChange, type RosterEntry } from '#shared/domain/importRoster';
import type { Candidate } from '#shared/domain/importRow';
import type { Context } from '../../context';
import type { Db } from '../../db/open';
import { all, one } from '../../db/sql';
import { CodedError } from '../../errors';
import { operate } from '../../operate';
import { factValue } from '../../settings/repo';
import type { JobTools } from '../serveJob';
import { rememberedMapping } from './known';
import { hashOf, type Source } from './read';
import { outsiders } from './rosterDoubts';
import { storeRoster } from './rosterStore';
import { readSheet, type Sheet } from './sheet';

type Wish = Pick<Input<'roster.compare'>, 'groupId' | 'sheet' | 'encoding' | 'mapping'>;
type Tools = Pick<JobTools, 'base' | 'step'>;

/** Tells what a new roster says against an older one, or against who is stored in the group; writes nothing. */
export async function compareRoster(
  tools: Tools,
  wish: Wish,
  source: Source,
  older: Source | null,
): Promise<RosterComparison> {
  const sheet = await read(tools, wish, source);
  const rows = rowsOf(tools.base.db, sheet, wish.groupId);
  const before = older
    ? rowsOf(tools.base.db, await read(tools, { groupId: wish.groupId }, older), wish.groupId).map(entryOf)
    : stored(tools.base.db, wish.groupId);
  const change = compareRosters(before, rows.map(entryOf));
  const was = (entry: RosterEntry): RosterName => nameOf(entry, older ? null : entry.key, 0);
  const is = (entry: RosterEntry): RosterName => nameOf(entry, null, entry.key);
  const pair = (each: { readonly before: RosterEntry; readonly after: RosterEntry }): RosterPair => ({
    before: was(each.before),
    after: is(each.after),
  });
  const renamed = change.same.filter((each) => newNames(each) !== null);
  const limit = older ? null : factValue(tools.base.db, 'rosterLeavesShare');
  // Whoever resembles a newcomer has perhaps another name only.
  const gone = change.left.length - change.near.length;
  return {
    rows: sheet.total,
    rejected: sheet.rejects.length,
    before: before.length,
    unchanged: change.same.length - renamed.length,
    joined: change.joined.map(is),
    left: change.left.map(was),
    renamed: renamed.map(pair),
    near: change.near.map(pair),
    elsewhere: older ? [] : outsiders(tools.base.db, wish.groupId, joinedRows(rows, change)),
    tooMany: limit !== null && gone * 100 > before.length * limit ? limit : null,
  };
}

/** Brings who is stored in the group in line with a roster, as one operation; `turn` waits until this thread alone may write. */
export async function applyRoster(
  tools: Tools & Pick<JobTools, 'turn'>,
  input: Input<'roster.apply'>,
  source: Source,
): Promise<RosterResult> {
  const sheet = await read(tools, input, source);
  const fileHash = await hashOf(source);
  const secured = await tools.turn();
  return operate(tools.base, 'roster.apply', null, (ctx) => {
    const rows = rowsOf(ctx.db, sheet, input.groupId);
    const change = decided(stored(ctx.db, input.groupId), rows.map(entryOf), input.same);
    const counts = storeRoster(ctx, {
      change,
      rows,
      sheet,
      source,
      fileHash,
      input,
      tick: (done) => tools.step(done, rows.length),
    });
    ctx.summarise({ ...counts, group: groupName(ctx, input.groupId) });
    const made = one<{ id: number }>(ctx.db, 'SELECT max(id) AS id FROM operation');
    const changed = counts.joined + counts.left + counts.renamed > 0;
    secured();
    return { ...counts, operationId: changed ? (made?.id ?? null) : null };
  });
}

/** Compares, with those pairs taken as one person that the operator said are. */
function decided(
  before: readonly RosterEntry[],
  after: readonly RosterEntry[],
  same: Input<'roster.apply'>['same'],
): RosterChange {
  const byKey = (entries: readonly RosterEntry[]) => new Map(entries.map((entry) => [entry.key, entry]));
  const [olds, news] = [byKey(before), byKey(after)];
  const said = same.flatMap(({ id, line }) => {
    const [old, now] = [olds.get(id), news.get(line)];
    return old && now ? [{ before: old, after: now, by: 'name' as const }] : [];
  });
  const taken = new Set(said.flatMap((pair) => [pair.before, pair.after]));
  const rest = compareRosters(
    before.filter((entry) => !taken.has(entry)),
    after.filter((entry) => !taken.has(entry)),
  );
  return { ...rest, same: [...said, ...rest.same] };
}

const joinedRows = (rows: readonly Candidate[], { joined }: RosterChange): readonly Candidate[] => {
  const lines = new Set(joined.map(({ key }) => key));
  return rows.filter(({ line }) => lines.has(line));
};

const read = ({ base, step }: Tools, wish: Wish, source: Source): Promise<Sheet> =>
  readSheet(
    source,
    wish,
    base.zone,
    (signature) => rememberedMapping(base.db, signature),
    (rows) => step(rows, 0),
  );

/** The rows of a roster that speak of this group, each person once. */
function rowsOf(db: Db, sheet: Sheet, groupId: number): readonly Candidate[] {
  const name = nameKey(groupName({ db }, groupId));
  const met = new Set<string>();
  return sheet.rows
    .map(({ row }) => row)
    .filter((row) => {
      if (row.group !== null && nameKey(row.group) !== name) return false;
      const key = row.wechatId ?? row.phone;
      if (key === null) return true;
      if (met.has(key)) return false;
      met.add(key);
      return true;
    });
}

const entryOf = (row: Candidate): RosterEntry => ({
  key: row.line,
  nickname: row.nickname ?? (row.groupNickname === null ? row.name : ''),
  groupNickname: row.groupNickname ?? '',
  wechatId: row.wechatId,
  phone: row.phone,
});

const nameOf = ({ key: _key, ...names }: RosterEntry, id: number | null, line: number): RosterName => ({
  id,
  line,
  nickname: names.nickname,
  groupNickname: names.groupNickname,
  wechatId: names.wechatId,
  phone: names.phone,
});

/** Who is in the group; `key` is the member's id. */
const stored = (db: Db, groupId: number): readonly RosterEntry[] =>
  all<RosterEntry>(
    db,
    `SELECT p.id AS key, p.nickname, m.nickname AS groupNickname, p.wechat_id AS wechatId, p.phone
     FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.group_id = ? AND m.left_at IS NULL ORDER BY p.id`,
    groupId,
  );

function groupName({ db }: Pick<Context, 'db'>, id: number): string {
  const row = one<{ name: string }>(db, 'SELECT name FROM chat_group WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.groupGone');
  return row.name;
}
