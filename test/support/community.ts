import type { Input } from '#shared/contract/index';
import { plainKind } from './plainKind';
import type { Ask } from './plannedDay';

/** A small community with one post due in each of its groups. */
export interface Community {
  readonly accounts: readonly [number, number];
  readonly kind: number;
  readonly groups: readonly number[];
  readonly script: number;
  readonly slot: number;
}

/** Makes two accounts, groups operated by the first with the second standing by, a script and one slot for all of them. */
export async function makeCommunity(ask: Ask, groups: number, starts = '2026-11-23T08:00'): Promise<Community> {
  const first = await ask('account.create', { name: '小满主号' });
  const second = await ask('account.create', { name: '小满备用号' });
  const accounts = [first.ids[0] ?? 0, second.ids[0] ?? 0] as const;
  const kind = await ask('kind.save', plainKind('福利群'));
  const made = await ask('group.create', {
    kindId: kind.ids[0] ?? 0,
    accountId: accounts[0],
    standbyIds: [accounts[1]],
    groups: Array.from({ length: groups }, (_, index) => ({ name: `银饰福利${index + 1}群` })),
  });
  const script = await ask('script.create', {
    title: '早安问候',
    accountId: null,
    categoryId: null,
    tags: ['早安'],
    triggers: [],
    parts: [{ kind: 'text', text: '早上好，今天的秒杀八点开始。' }],
  });
  const slot = await ask('slot.create', {
    kind: 'group',
    starts,
    zone: 'Asia/Shanghai',
    windowMinutes: 30,
    groupIds: made.ids,
    accountId: null,
    scriptId: script.ids[0] ?? 0,
    inlineText: null,
    repeat: null,
    note: '',
    campaignId: null,
  });
  return {
    accounts,
    kind: kind.ids[0] ?? 0,
    groups: made.ids,
    script: script.ids[0] ?? 0,
    slot: slot.ids[0] ?? 0,
  };
}

/** Makes one account that runs groups of these names; gives its id and theirs. */
export async function makeGroups(
  ask: Ask,
  names: readonly string[],
  account: Input<'account.create'> = { name: '小银', colour: '#b85c00' },
): Promise<{ readonly accountId: number; readonly groupIds: readonly number[] }> {
  const {
    ids: [accountId = 0],
  } = await ask('account.create', account);
  const [kind] = await ask('kind.list', undefined);
  const groups = names.map((name) => ({ name }));
  const { ids: groupIds } = await ask('group.create', { kindId: kind?.id ?? 0, accountId, groups });
  return { accountId, groupIds };
}

/** The ids of a slot's deliveries, in the order of its groups. */
export async function deliveriesOf(ask: Ask, slot: number): Promise<readonly number[]> {
  const detail = await ask('slot.get', { id: slot });
  return detail?.targets.map(({ deliveryId }) => deliveryId) ?? [];
}
