import type { Condition } from '#shared/contract/conditions';
import type { ActionContext } from '../../context';
import { connectionState } from '../../db/functions';
import { all, one, run } from '../../db/sql';
import { applyLayers } from '../../layers/apply';
import { applyLevels } from '../../levels/apply';
import { standTo } from '../../members/standingWrites';
import { personById, updatePerson } from '../../members/write';
import { purchaseHandlers } from '../../purchases/handlers';
import { purgeHandlers } from '../../purges/handlers';
import { lastNotice } from '../../purges/start';
import { viewHandlers } from '../../views/handlers';
import deals from '../../../../resources/sample/deals.json';
import plan from '../../../../resources/sample/plan.json';
import type { Chance } from './chance';
import { asOf, type Days } from './days';
import type { SampleGroup } from './groups';
import type { SamplePerson, SampleTown, Seat } from './members';

/** Orders: those of the festival as many as its retrospective says, others over eight months. */
export function fillOrders(
  ctx: ActionContext,
  chance: Chance,
  days: Days,
  groups: readonly SampleGroup[],
  { seats }: SampleTown,
): void {
  const buy = ({ person }: Seat, place: number, ago: number): void => {
    const [what, yuan] = chance.early(deals.goods);
    purchaseHandlers['purchase.add'](ctx, {
      personId: person.id,
      groupId: groups[place]?.id ?? null,
      onDay: days.date(ago),
      amountFen: Number(yuan) * 100 - (chance.next() < 0.3 ? 3000 : 0),
      what: String(what),
    });
  };
  const { daysAgo, endedDaysAgo } = plan.campaign;
  for (let left = deals.past.orders; left > 0; left -= 1) {
    const place = chance.pick([5, 6, 6]);
    buy(chance.early((seats[place] ?? []).slice(0, 160)), place, chance.int(endedDaysAgo, daysAgo));
  }
  (seats[6] ?? []).slice(0, 150).forEach((seat, at) => {
    for (let left = at < 6 ? chance.int(3, 6) : chance.next() < 0.3 ? chance.int(1, 2) : 0; left > 0; left -= 1)
      buy(seat, chance.pick([0, 5, 6]), chance.pick([chance.int(1, 7), chance.int(15, 240), chance.int(15, 240)]));
  });
}

/** Tags by what is known of each: where they came from, what they like, how far one got with them. */
export function fillTags(ctx: ActionContext, chance: Chance, { people }: SampleTown): void {
  const ids = new Map(
    all<{ id: number; name: string }>(ctx.db, 'SELECT id, name FROM tag').map((tag) => [tag.name, tag.id]),
  );
  const give = (name: string, whom: readonly SamplePerson[]): void => {
    const id = ids.get(name);
    if (id === undefined || whom.length === 0) return;
    standTo(
      ctx,
      Uint32Array.from(whom, (person) => person.id),
      { do: 'tag', tagIds: [id] },
      () => undefined,
    );
  };
  const some = (share: number, among = people): SamplePerson[] => among.filter(() => chance.next() < share);
  const shoppers = people.filter(({ owner }) => !owner);
  const owners = people.filter(({ owner }) => owner);
  const regulars = shoppers.filter(({ rank }) => rank < 40);
  for (const channel of ['公众号', '短视频', '线下门店', '朋友介绍'])
    give(
      channel,
      some(
        0.6,
        people.filter((person) => person.channel === channel),
      ),
    );
  give('店主柜主', owners);
  give('网店批发', some(0.12, owners));
  give('微商代理', some(0.03, shoppers));
  give('想创业', some(0.04, shoppers));
  give('爱美白领', some(0.3, regulars));
  give('潮流男生', some(0.03, shoppers));
  give('校园商场小店', some(0.15, owners));
  for (const like of ['新品', '秒杀优惠', '保养知识', '搭配']) give(like, some(0.22, regulars));
  give('定制', some(0.05, regulars));
  give('收藏', some(0.03, regulars));
  give(
    '种子用户',
    regulars.filter(({ rank }) => rank < 3),
  );
  give(
    '意见领袖',
    some(
      0.5,
      regulars.filter(({ rank }) => rank < 4),
    ),
  );
  give('有意向', some(0.08, shoppers));
  give('已私聊', some(0.3, regulars));
  give('暂不打扰', some(0.02, shoppers));
}

/** Levels as the rules say, applied a while ago and again yesterday, layers yesterday, some by hand; views that the operator keeps. */
export function fillStanding(
  ctx: ActionContext,
  days: Days,
  groups: readonly SampleGroup[],
  { seats, people }: SampleTown,
): void {
  for (const { group, rank, layer, value, note } of deals.byHand) {
    const id = seats[group]?.[rank]?.person.id;
    if (id === undefined) continue;
    const before = personById(ctx.db, id);
    updatePerson(ctx.db, before, { ...before, wechatId: before.wechat_id, note }, ctx.now());
    const deed =
      layer === 'core' || layer === 'active'
        ? ({ do: 'layer', axis: 'activity', layer } as const)
        : value === 'high'
          ? ({ do: 'layer', axis: 'value', layer: value } as const)
          : null;
    if (deed) standTo(ctx, Uint32Array.of(id), deed, () => undefined);
  }
  const top = one<{ id: number }>(ctx.db, `SELECT id FROM level WHERE code = 'S'`);
  const partners = people.filter(({ nickname }) => deals.partners.includes(nickname)).map(({ id }) => id);
  if (top)
    standTo(asOf(ctx, days.at(60, 900)), Uint32Array.from(partners), { do: 'level', levelId: top.id }, () => undefined);
  for (const at of [days.at(9, 1290), days.at(1, 1290)]) {
    const then = asOf(ctx, at);
    applied(then, 'level.apply', () => applyLevels(then, { accountId: null, demote: false }, () => undefined));
  }
  // Once: the reason kept names days, none of which may come after it.
  const lately = asOf(ctx, days.at(1, 1290));
  applied(lately, 'layer.apply', () => applyLayers(lately, null, () => undefined));
  for (const { name, group, where, sort } of deals.views) {
    const id = group === null ? undefined : groups[group]?.id;
    const asked = where as Condition[];
    viewHandlers['view.save'](ctx, {
      screen: 'members',
      name,
      view: {
        where: id === undefined ? asked : [{ is: 'choice', field: 'group', op: 'any', values: [id] }, ...asked],
        columns: [],
        sort,
      },
    });
  }
}

/** Applies rules as the command does, so that what they changed is noted with each member; too long ago to be undone. */
function applied(ctx: ActionContext, command: string, apply: () => number): void {
  const { db } = ctx;
  const { id } = run(db, 'INSERT INTO operation(uid, at, command) VALUES (?, ?, ?)', ctx.newUid(), ctx.now(), command);
  const state = connectionState(db);
  state.operationId = id;
  try {
    run(db, 'UPDATE operation SET summary = ? WHERE id = ?', JSON.stringify({ count: apply() }), id);
  } finally {
    state.operationId = null;
  }
  run(db, 'DELETE FROM undo_log WHERE operation_id = ?', id);
}

/** A purge half worked off: groups told, some kept, some removed, the rest waiting. */
export function fillPurge(ctx: ActionContext, days: Days, groups: readonly SampleGroup[]): void {
  const { name, groups: places, joinedDays, silentDays, daysAgo, removed, kept } = deals.purge;
  const groupIds = places.flatMap((place) => groups[place]?.id ?? []);
  const conditions: Condition[] = [
    { is: 'ago', field: 'joined', op: 'before', days: joinedDays },
    { is: 'ago', field: 'lastActive', op: 'before', days: silentDays },
    { is: 'number', field: 'orders', op: 'max', value: 0 },
    { is: 'number', field: 'points', op: 'max', value: 0 },
  ];
  const accountId = groups[0]?.accountId ?? null;
  const [id = 0] = purgeHandlers['purge.create'](asOf(ctx, days.at(daysAgo, 620)), {
    name,
    notice: lastNotice(ctx.db),
    accountId,
    conditions,
    groupIds,
    also: [],
  }).ids;
  purgeHandlers['purge.tell'](asOf(ctx, days.at(daysAgo - 1, 600)), { id, groupId: groupIds[0] ?? 0, told: true });
  const items = all<{ id: number }>(
    ctx.db,
    'SELECT id FROM purge_item WHERE purge_id = ? AND group_id = ? ORDER BY id',
    id,
    groupIds[0],
  ).map((item) => item.id);
  purgeHandlers['purgeItem.keep'](asOf(ctx, days.at(daysAgo - 1, 640)), { ids: items.slice(0, kept), keep: true });
  purgeHandlers['purgeItem.remove'](asOf(ctx, days.at(1, 1180)), { ids: items.slice(kept, kept + removed) });
}
