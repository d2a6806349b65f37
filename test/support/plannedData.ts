import type { SlotDraft } from '#shared/contract/calendar';
import { databaseFile } from '../../electron/data/store/open';
import { openDb, type Db } from '../../electron/data/db/open';
import { openTestData, type TestData } from './dataProcess';
import { plainKind } from './plainKind';

/** Two accounts: the first operates groups A, B and C, the second group D. */
export interface PlannedData {
  readonly data: TestData;
  readonly accounts: readonly [number, number];
  readonly groups: readonly [number, number, number, number];
}

/** A data process with two accounts and four groups to plan for; its clock stands at 2026-11-23 09:00 in Shanghai. */
export async function openPlannedData(): Promise<PlannedData> {
  const data = openTestData();
  const first = await data.ask('account.create', { name: '小银' });
  const second = await data.ask('account.create', { name: '老匠' });
  const kind = await data.ask('kind.save', plainKind('测试群'));
  const [one, two, kindId] = [idOf(first.ids), idOf(second.ids), idOf(kind.ids)];
  const made = await data.ask('group.create', {
    kindId,
    accountId: one,
    groups: ['研究所A', '研究所B', '研究所C'].map((name) => ({ name })),
  });
  const other = await data.ask('group.create', { kindId, accountId: two, groups: [{ name: '合伙人D' }] });
  const [a, b, c] = made.ids;
  return { data, accounts: [one, two], groups: [idOf([a]), idOf([b]), idOf([c]), idOf(other.ids)] };
}

/** A draft of one post at 10:00 the next day with a text of its own, with changes. */
export function draft(groupIds: readonly number[], changes: Partial<SlotDraft> = {}): SlotDraft {
  return {
    kind: 'group',
    starts: '2026-11-24T10:00',
    zone: 'Asia/Shanghai',
    windowMinutes: 0,
    groupIds: [...groupIds],
    accountId: null,
    scriptId: null,
    inlineText: '早安，今天降温，银饰记得擦干再收。',
    repeat: null,
    note: '',
    campaignId: null,
    ...changes,
  };
}

/** Works on the main set's database beside the running data process. */
export function withDb<T>(dir: string, work: (db: Db) => T): T {
  const db = openDb(databaseFile(dir, 'main'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** The first id of a result; fails the test where there is none. */
export function idOf(ids: readonly (number | undefined)[]): number {
  const [id] = ids;
  if (id === undefined) throw new Error('no id came back');
  return id;
}
