import type { Input } from '#shared/contract/index';
import type { MemberFields } from '#shared/contract/members';
import type { RosterResult } from '#shared/contract/rosters';
import { newNames, type RosterChange, type RosterPair } from '#shared/domain/importRoster';
import type { Candidate } from '#shared/domain/importRow';
import { dayBounds } from '#shared/domain/time';
import type { Context } from '../../context';
import type { Tick } from '../../db/bulk';
import type { Db } from '../../db/open';
import { all, ids } from '../../db/sql';
import {
  endStay,
  openStay,
  personById,
  personIdByWechat,
  setArchived,
  updatePerson,
  updateStay,
} from '../../members/write';
import { insertPeople, insertStays, type NewPerson } from '../../members/writeMany';
import { settleInvites } from '../../points/invites';
import { nameOf, type Source } from './read';
import { outsiders } from './rosterDoubts';
import type { Sheet } from './sheet';
import { storeBatch } from './store';

interface Roster {
  readonly change: RosterChange;
  readonly rows: readonly Candidate[];
  readonly sheet: Sheet;
  readonly source: Source;
  readonly fileHash: string;
  readonly input: Input<'roster.apply'>;
  readonly tick: Tick;
}

/** Writes what a roster changes of a group, as far as the operator wants it: who joined, who left, who goes by another name. */
export function storeRoster(ctx: Context, roster: Roster): Omit<RosterResult, 'operationId'> {
  const { change, sheet, source, fileHash, input, tick } = roster;
  const { take, groupId } = input;
  const renamed = take.renamed ? change.same.filter((pair) => rename(ctx, pair, groupId)).length : 0;
  const left = take.left ? change.left.map(({ key }) => key) : [];
  const [leftAt] = dayBounds(input.leftDay, ctx.zone);
  left.forEach((id, done) => {
    const stay = openStay(ctx.db, id, groupId);
    if (stay) endStay(ctx.db, stay.id, leftAt, input.leftHow);
    if (done % 200 === 0) tick(done);
  });
  const lines = new Set(take.joined ? change.joined.map(({ key }) => key) : []);
  const joined = join(
    ctx,
    roster.rows.filter(({ line }) => lines.has(line)),
    roster,
  );
  settleInvites(ctx, [...left, ...joined]);
  const counts = { joined: joined.length, left: left.length, renamed };
  if (counts.joined + counts.left + counts.renamed > 0)
    storeBatch(
      ctx,
      {
        kind: 'roster',
        groupId,
        fileName: nameOf(source),
        fileHash,
        signature: sheet.signature,
        mapping: JSON.stringify(sheet.mapping),
        added: counts.joined,
        updated: counts.left + counts.renamed,
        unchanged: change.same.length - counts.renamed,
      },
      sheet.rejects,
    );
  return counts;
}

function rename({ db, now }: Context, pair: RosterPair, groupId: number): boolean {
  const names = newNames(pair);
  if (!names) return false;
  const person = personById(db, pair.before.key);
  const { wechat_id: wechatId, phone, city, gender, note } = person;
  if (names.nickname !== person.nickname)
    updatePerson(db, person, { nickname: names.nickname, wechatId, phone, city, gender, note }, now());
  const stay = openStay(db, person.id, groupId);
  if (stay && stay.nickname !== names.groupNickname)
    updateStay(db, stay.id, { ...stay, nickname: names.groupNickname });
  return true;
}

/** Lets the rows' people into the group; who is known by ID, by phone or by what was decided, the others are new. */
function join(ctx: Context, listed: readonly Candidate[], { input, tick }: Roster): readonly number[] {
  const { db } = ctx;
  const joinedAt = input.joinedDay === null ? null : dayBounds(input.joinedDay, ctx.zone)[0];
  const { who, skipped } = decisionsOf(db, listed, input);
  const rows = listed.filter(({ line }) => !skipped.has(line));
  const find = finder(db, input.groupId, who);
  const known = rows.map(find);
  for (const id of known) if (id !== null) setArchived(db, id, null);
  const range = insertPeople(
    ctx,
    rows.filter((_, at) => known[at] === null),
    newcomer,
    tick,
  );
  let next = range?.first ?? 0;
  const joining = rows.map((row, at) => ({ row, personId: known[at] ?? next++ }));
  insertStays(
    ctx,
    joining.map(({ row, personId }) => ({
      personId,
      groupId: input.groupId,
      nickname: row.groupNickname ?? '',
      role: row.role ?? 'member',
      joinedAt: row.joinedAt ?? joinedAt,
      joinHow: 'unknown',
      inviterId: null,
    })),
    tick,
  );
  return joining.map(({ personId }) => personId);
}

function newcomer({ name, wechatId, phone, city, gender, note }: Candidate): NewPerson {
  const fields: MemberFields = {
    nickname: name,
    wechatId,
    phone,
    city: city ?? '',
    gender: gender ?? '',
    note: note ?? '',
  };
  return { fields, extra: '{}' };
}

/** Finds who a row of newcomers speaks of: by ID, by phone, or as was decided; each person once. */
function finder(db: Db, groupId: number, who: ReadonlyMap<number, number | null>): (row: Candidate) => number | null {
  const taken = new Set(ids(db, 'SELECT person_id FROM membership WHERE group_id = ? AND left_at IS NULL', groupId));
  const only = (found: readonly number[]): number | null => {
    const free = found.filter((id) => !taken.has(id));
    return free.length === 1 ? (free[0] ?? null) : null;
  };
  const byPhone = (phone: string): readonly number[] =>
    all<{ id: number }>(db, 'SELECT id FROM person WHERE phone = ? LIMIT 3', phone).map(({ id }) => id);
  return ({ line, wechatId, phone }) => {
    const byId = wechatId === null ? null : personIdByWechat(db, wechatId);
    const decided = who.get(line) ?? null;
    const found =
      byId !== null
        ? only([byId])
        : wechatId !== null
          ? null
          : phone !== null
            ? only(byPhone(phone))
            : decided === null
              ? null
              : only([decided]);
    if (found !== null) taken.add(found);
    return found;
  };
}

/** Who newcomers with nothing but a name are: a stored member by line; null = left out. */
function decisionsOf(db: Db, rows: readonly Candidate[], { groupId, decisions }: Roster['input']) {
  const made = new Map(decisions.map((decision) => [decision.line, decision]));
  const [who, skipped] = [new Map<number, number | null>(), new Set<number>()];
  for (const { line, suggested, candidates } of outsiders(db, groupId, rows)) {
    const { action, memberId } = made.get(line) ?? suggested;
    if (action === 'skip') skipped.add(line);
    else if (action === 'same') who.set(line, memberId ?? candidates[0]?.id ?? null);
  }
  return { who, skipped };
}
