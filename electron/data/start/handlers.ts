import type { HandlersOf } from '#shared/contract/index';
import type { SetUp, startRoutes } from '#shared/contract/start';
import { addDays, instantOf, localDay } from '#shared/domain/time';
import { insertDevice } from '../accounts/deviceRepo';
import { findAccount, insertAccount, writeAccount } from '../accounts/repo';
import { createSlots } from '../calendar/plan';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import { addGroups } from '../groups/edit';
import { writeSetting } from '../settings/repo';
import { readFirst } from './first';

export const startHandlers: HandlersOf<typeof startRoutes, ActionContext> = {
  'start.first': readFirst,
  'start.setUp': (ctx, setUp) => {
    const accounts = makeDesks(ctx, setUp);
    const groups = makeGroups(ctx, setUp, accounts);
    const posts = setUp.postTo.length === 0 ? [] : setUp.posts;
    for (const post of posts)
      createSlots(ctx, {
        kind: 'group',
        starts: nextAt(ctx, post.time),
        zone: ctx.zone,
        windowMinutes: 0,
        groupIds: setUp.postTo.map((at) => groups[at] ?? 0),
        accountId: null,
        scriptId: null,
        inlineText: post.text,
        repeat: { freq: 'daily', weekdays: [], until: null },
        note: '',
        campaignId: null,
      });
    writeSetting(ctx.db, 'onboarded', true);
    const made = { accounts: accounts.size, groups: groups.length, posts: posts.length };
    ctx.summarise(made);
    return made;
  },
};

/** Accounts by their place in the list; those on standby phones stand by for the first one on a primary phone. */
function makeDesks(ctx: Context, { desks }: SetUp): ReadonlyMap<number, number> {
  const { db, newUid } = ctx;
  const made = new Map<number, number>();
  desks.forEach(({ label, role, account }, at) => {
    const deviceId = insertDevice(db, newUid(), {
      label,
      role,
      model: '',
      os: '',
      boughtOn: null,
      priceFen: null,
      simPlan: '',
      simMonthlyFen: null,
      note: '',
    });
    if (!account) return;
    const twin = desks.findIndex(
      (desk) => desk.account?.wechatId != null && desk.account.wechatId === account.wechatId,
    );
    if (twin < at && twin >= 0)
      throw new CodedError('CONFLICT', 'error.wechatIdTaken', {
        wechatId: account.wechatId,
        name: desks[twin]?.account?.name ?? '',
      });
    const values = {
      ...account,
      deviceId,
      personaId: null,
      standbyId: null,
      side: 'both' as const,
      realNameChecked: false,
      cardChecked: false,
      sort: at,
      note: '',
    };
    made.set(at, insertAccount(db, newUid(), values, ctx.now()));
  });
  const standby = standbyOf(desks, made);
  for (const [at, id] of made) {
    const account = findAccount(db, id, ctx.now());
    if (account && standby !== undefined && desks[at]?.role === 'primary')
      writeAccount(db, id, { ...account, standbyId: standby });
  }
  return made;
}

function standbyOf(desks: SetUp['desks'], made: ReadonlyMap<number, number>): number | undefined {
  return made.get(desks.findIndex((desk, at) => desk.role === 'standby' && made.has(at)));
}

/** The ids of the groups, in the order of the list. */
function makeGroups(ctx: Context, setUp: SetUp, accounts: ReadonlyMap<number, number>): readonly number[] {
  const standby = setUp.standbySits ? standbyOf(setUp.desks, accounts) : undefined;
  return setUp.groups.flatMap(({ name, kindId, desk }) =>
    addGroups(ctx, {
      kindId,
      accountId: accounts.get(desk) ?? 0,
      standbyIds: standby === undefined ? [] : [standby],
      groups: [{ name }],
    }),
  );
}

/** The next time the clock shows `HH:mm`, today or tomorrow, as a wall clock of the user's zone. */
function nextAt(ctx: Context, time: string): string {
  const today = localDay(ctx.now(), ctx.zone);
  const starts = `${today}T${time}`;
  return instantOf(starts, ctx.zone) > ctx.now() ? starts : `${addDays(today, 1)}T${time}`;
}
