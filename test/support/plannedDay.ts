import type { Input, Output, RouteName } from '#shared/contract/index';
import { localDateTime } from '#shared/domain/time';

/** Asks a data process: one in this thread, or the one behind a window. */
export type Ask = <K extends RouteName>(route: K, input: Input<K>) => Promise<Output<K>>;

export interface TwoPhones {
  /** 小银 on 主力机, 阿金 on 备用机. */
  readonly silver: number;
  readonly gold: number;
  readonly silverGroups: readonly number[];
  readonly goldGroups: readonly number[];
}

/** Two phones, an account on each, and groups that each operates. */
export async function makeTwoPhones(ask: Ask, silverCount = 12, goldCount = 3): Promise<TwoPhones> {
  const only = async (ids: Promise<{ ids: number[] }>): Promise<number> => (await ids).ids[0]!;
  const mainPhone = await only(ask('device.create', { label: '主力机', role: 'primary' }));
  const sparePhone = await only(ask('device.create', { label: '备用机', role: 'standby' }));
  const silver = await only(ask('account.create', { name: '小银', colour: '#0b6e6e', deviceId: mainPhone, side: 'C' }));
  const gold = await only(ask('account.create', { name: '阿金', colour: '#b3541e', deviceId: sparePhone, side: 'C' }));
  const kinds = await ask('kind.list', undefined);
  const kindId = (kinds.find((kind) => kind.code === 'prospect') ?? kinds[0])!.id;
  const groups = async (accountId: number, region: string, count: number): Promise<number[]> =>
    (
      await ask('group.create', {
        kindId,
        accountId,
        groups: Array.from({ length: count }, (_, index) => ({ name: `${region}银饰交流群${index + 1}` })),
      })
    ).ids;
  return {
    silver,
    gold,
    silverGroups: await groups(silver, '成都', silverCount),
    goldGroups: await groups(gold, '重庆', goldCount),
  };
}

/** Plans one text, or a script, for groups at an instant (UTC ms, whole minutes). */
export async function planPost(
  ask: Ask,
  post: {
    readonly at: number;
    readonly groupIds: readonly number[];
    readonly text?: string;
    readonly scriptId?: number;
  },
): Promise<number> {
  const { ids } = await ask('slot.create', {
    kind: 'group',
    starts: localDateTime(post.at, 'Asia/Shanghai'),
    zone: 'Asia/Shanghai',
    windowMinutes: 0,
    groupIds: [...post.groupIds],
    accountId: null,
    scriptId: post.scriptId ?? null,
    inlineText: post.text ?? null,
    repeat: null,
    note: '',
    campaignId: null,
  });
  return ids[0]!;
}
