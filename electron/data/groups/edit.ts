import type { z } from 'zod';
import type { groupRoutes, NameSuggestion } from '#shared/contract/groups';
import { composeName, counterOf, nextNames } from '#shared/domain/groupName';
import { localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { one } from '../db/sql';
import { handOver } from '../accounts/standby';
import { CodedError } from '../errors';
import { readSettings } from '../settings/repo';
import { readKind } from './kindRepo';
import { findStage } from './stageRepo';
import { takenNames } from './repo';
import {
  groupAccounts,
  insertGroup,
  liveGroupNamed,
  putAccount,
  putInStage,
  readGroupFields,
  removeAccount,
  updateGroup,
} from './writeRepo';

type InputOf<K extends keyof typeof groupRoutes> = z.infer<(typeof groupRoutes)[K]['input']>;

/** Name of a group; NOT_FOUND for an unknown id. */
export function groupName(db: Db, id: number): string {
  const group = readGroupFields(db, id);
  if (!group) throw new CodedError('NOT_FOUND', 'error.groupMissing');
  return group.name;
}

/** Names that a kind's pattern makes of the fields given: with the sign given, else the next free ones. */
export function suggestNames(db: Db, wanted: InputOf<'group.suggestName'>): readonly NameSuggestion[] {
  const kind = readKind(db, wanted.kindId);
  const others = takenNames(db, wanted.groupId ?? 0);
  const parts = { ...wanted, house: readSettings(db).house };
  if (wanted.number !== undefined && counterOf(kind.namingPattern) !== null) {
    const name = composeName(kind.namingPattern, parts, wanted.number);
    return [{ name, number: wanted.number, taken: others.some((other) => other.name === name && !other.archived) }];
  }
  const names = others.map((other) => other.name);
  return nextNames(kind.namingPattern, parts, names, wanted.count ?? 1).map((next) => ({ ...next, taken: false }));
}

/** Makes groups of one kind, run by one account; CONFLICT where a name is taken. Gives their ids. */
export function addGroups(ctx: Context, input: InputOf<'group.create'>): number[] {
  const { db } = ctx;
  const kind = readKind(db, input.kindId);
  const stage = findStage(db, input.stageId ?? null);
  const at = ctx.now();
  const made = input.groups.map((group) => {
    refuseTaken(db, group.name, 0);
    const id = insertGroup(db, {
      uid: ctx.newUid(),
      kindId: kind.id,
      name: group.name,
      ...pinyinOf(group.name),
      region: group.region ?? '',
      category: group.category ?? '',
      brand: group.brand ?? '',
      number: group.number ?? '',
      stageId: null,
      stageSince: null,
      purpose: kind.purpose,
      notice: [kind.purpose, kind.rules].filter((part) => part !== '').join('\n'),
      rules: kind.rules,
      createdAt: at,
    });
    if (stage) putInStage(db, id, stage.id, localDay(at, ctx.zone), at);
    putAccount(db, ctx.newUid(), id, input.accountId, 'operating', at);
    for (const standby of input.standbyIds ?? [])
      if (standby !== input.accountId) putAccount(db, ctx.newUid(), id, standby, 'standby', at);
    return id;
  });
  ctx.summarise({ name: input.groups[0]?.name ?? '', count: made.length }, input.accountId);
  return made;
}

/** Changes the fields given of a group; its pinyin follows its name. CONFLICT where the name is taken. */
export function changeGroup(ctx: Context, id: number, changes: Omit<InputOf<'group.update'>, 'id'>): void {
  const { db } = ctx;
  const now = readGroupFields(db, id);
  if (!now) throw new CodedError('NOT_FOUND', 'error.groupMissing');
  const name = changes.name ?? now.name;
  if (name !== now.name) refuseTaken(db, name, id);
  updateGroup(db, id, {
    kind_id: changes.kindId ?? now.kind_id,
    name,
    ...pinyinOf(name),
    region: changes.region ?? now.region,
    category: changes.category ?? now.category,
    brand: changes.brand ?? now.brand,
    number: changes.number ?? now.number,
    purpose: changes.purpose ?? now.purpose,
    notice: changes.notice ?? now.notice,
    rules: changes.rules ?? now.rules,
    note: changes.note ?? now.note,
    welcome_script_id: changes.welcomeScriptId === undefined ? now.welcome_script_id : changes.welcomeScriptId,
  });
}

/** Seats our accounts in groups as said; where another one operates from now on, open posts go over to it. */
export function seatAccounts(ctx: Context, input: InputOf<'group.setAccounts'>): void {
  const { db } = ctx;
  const roles = new Map<number, 'operating' | 'admin' | 'standby'>();
  for (const id of input.standbyIds) roles.set(id, 'standby');
  for (const id of input.adminIds) roles.set(id, 'admin');
  roles.set(input.operatingId, 'operating');
  refuseGone(db, [...roles.keys()], input.ids);

  const handing = new Map<number, number[]>();
  for (const groupId of input.ids) {
    const seats = groupAccounts(db, groupId);
    const before = seats.find((seat) => seat.role === 'operating')?.account_id;
    if (before === undefined || before === input.operatingId) continue;
    // Who takes over must sit in the group before a post can name it.
    putAccount(db, ctx.newUid(), groupId, input.operatingId, 'standby', ctx.now());
    handing.set(before, [...(handing.get(before) ?? []), groupId]);
  }
  for (const [accountId, groupIds] of handing)
    handOver(ctx, { accountId, standbyId: input.operatingId }, groupIds, false);
  for (const groupId of input.ids) {
    for (const [accountId, role] of roles) putAccount(db, ctx.newUid(), groupId, accountId, role, ctx.now());
    for (const seat of groupAccounts(db, groupId))
      if (!roles.has(seat.account_id) && seat.role !== 'former') removeAccount(db, groupId, seat.account_id);
  }
}

// Undone elsewhere while the dialog stood open.
function refuseGone(db: Db, accountIds: readonly number[], groupIds: readonly number[]): void {
  if (accountIds.some((id) => !one(db, 'SELECT 1 FROM account WHERE id = ?', id)))
    throw new CodedError('NOT_FOUND', 'error.accountMissing');
  if (groupIds.some((id) => !readGroupFields(db, id))) throw new CodedError('NOT_FOUND', 'error.groupMissing');
}

function refuseTaken(db: Db, name: string, withoutId: number): void {
  if (liveGroupNamed(db, name, withoutId)) throw new CodedError('CONFLICT', 'error.groupNameTaken', { name });
}
