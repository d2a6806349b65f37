import { HORIZON_DAYS, weekdayOf } from '#shared/domain/recurrence';
import { addDays, instantOf, localDay } from '#shared/domain/time';
import { addSlot, materialise } from '../../calendar/horizon';
import { insertRecurrence, readRecurrence } from '../../calendar/recurrenceRepo';
import type { Context } from '../../context';
import { all, run } from '../../db/sql';
import plan from '../../../../resources/sample/plan.json';
import type { SampleCampaigns } from './campaigns';
import type { Chance } from './chance';
import type { SampleGroup } from './groups';
import type { SampleScript } from './scripts';

const PAST_DAYS = 21;
const AHEAD_DAYS = 12;
const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
// What is left open of today: posts whose time came this long ago are still waiting to be pasted.
const STILL_OPEN_MS = 100 * MINUTE_MS;

interface Post {
  readonly time: string;
  readonly titles: readonly string[];
  readonly groups: readonly number[];
  /** Of which campaign it is. */
  readonly campaign?: number;
  /** One title for each weekday from Monday on; else they take turns. */
  readonly byWeekday?: boolean;
}

/** Three weeks that went out, today half done, and the days ahead. */
export function fillPlan(
  ctx: Context,
  chance: Chance,
  groups: readonly SampleGroup[],
  scripts: ReadonlyMap<string, SampleScript>,
  campaigns: SampleCampaigns,
): void {
  const { zone } = ctx;
  const today = localDay(ctx.now(), zone);
  const account = groups[0]?.accountId ?? 0;
  const addAt = (startsAt: number, post: Pick<Post, 'groups' | 'campaign'>, title: string): void => {
    const script = scripts.get(title);
    if (!script) throw new Error(`no script ${title}`);
    const here = post.groups.map((index) => groups[index]).filter((group) => group !== undefined);
    const operator = here[0]?.accountId ?? account;
    addSlot(
      ctx,
      {
        account_id: operator,
        kind: 'group',
        zone,
        window_minutes: 60,
        script_id: script.id,
        campaign_id: post.campaign ?? null,
        note: '',
      },
      startsAt,
      here.map((group) => group.id),
      null,
    );
  };
  const add = (day: string, post: Post, title: string): void =>
    addAt(instantOf(`${day}T${post.time}`, zone), post, title);
  const addMoments = (day: string, turn: number): void => {
    const script = scripts.get(plan.moments.titles[turn % plan.moments.titles.length] ?? '');
    if (!script) throw new Error('no script for Moments');
    const moments = { kind: 'moments', zone, window_minutes: 120, campaign_id: null, note: '' } as const;
    addSlot(
      ctx,
      { ...moments, account_id: account, script_id: script.id },
      instantOf(`${day}T${plan.moments.time}`, zone),
      [],
      null,
    );
  };
  // Whenever the sample is opened there is something to do right now.
  for (const { minutes, title, groups: targets } of plan.around)
    addAt(Math.round(ctx.now() / FIVE_MINUTES_MS) * FIVE_MINUTES_MS + minutes * MINUTE_MS, { groups: targets }, title);
  for (let offset = -PAST_DAYS; offset <= AHEAD_DAYS; offset += 1) {
    const day = addDays(today, offset);
    const posts: readonly Post[] = offset <= 0 ? [...plan.daily, ...plan.pastMornings] : plan.daily;
    for (const post of posts) {
      const turn = post.byWeekday ? weekdayOf(day) - 1 : offset + PAST_DAYS;
      add(day, post, post.titles[turn % post.titles.length] ?? '');
    }
    if ((offset + PAST_DAYS) % plan.moments.everyDays === 0)
      addMoments(day, (offset + PAST_DAYS) / plan.moments.everyDays);
    if (offset >= -plan.campaign.daysAgo && offset <= -plan.campaign.endedDaysAgo)
      for (const post of plan.campaign.posts) add(day, { ...post, campaign: campaigns.past }, chance.pick(post.titles));
    const call = plan.calls.find(({ daysAgo }) => daysAgo === -offset);
    if (call) add(day, { ...call, campaign: campaigns.running }, call.titles[0] ?? '');
  }
  repeat(ctx, groups, scripts, addDays(today, 1));
  settle(ctx, chance);
}

/** The good morning of every day and the new goods of every Wednesday repeat by themselves. */
function repeat(
  ctx: Context,
  groups: readonly SampleGroup[],
  scripts: ReadonlyMap<string, SampleScript>,
  from: string,
): void {
  for (const { title, rule, time, groups: targets } of plan.repeated) {
    const here = targets.map((index) => groups[index]).filter((group) => group !== undefined);
    const id = insertRecurrence(
      ctx.db,
      ctx.newUid(),
      {
        account_id: here[0]?.accountId ?? 0,
        kind: 'group',
        rule,
        zone: ctx.zone,
        starts_local: `${from}T${time}`,
        until_on: null,
        window_minutes: 60,
        script_id: scripts.get(title)?.id ?? 0,
        note: '',
      },
      here.map((group) => group.id),
    );
    const row = readRecurrence(ctx.db, id);
    if (row) materialise(ctx, row, from, addDays(from, HORIZON_DAYS));
  }
}

/** Ticks off what lies behind: mostly sent in time, some late, some skipped or missed; the last of today stays open. */
function settle(ctx: Context, chance: Chance): void {
  const open = all<{ id: number; due_at: number; version: number }>(
    ctx.db,
    `SELECT d.id, d.due_at, (SELECT max(id) FROM script_version WHERE script_id = s.script_id) AS version
     FROM delivery d JOIN slot s ON s.id = d.slot_id WHERE d.due_at < ? ORDER BY d.due_at, d.id`,
    ctx.now() - STILL_OPEN_MS,
  );
  for (const { id, due_at, version } of open) {
    const luck = chance.next();
    if (luck < 0.03) end(ctx, id, 'missed', due_at + 12 * 60 * MINUTE_MS, '', null);
    else if (luck < 0.07) end(ctx, id, 'skipped', due_at + 4 * MINUTE_MS, chance.pick(plan.reasons), null);
    else {
      const late = chance.next() < 0.1 ? chance.int(20, 70) : chance.int(0, 9);
      end(ctx, id, 'sent', due_at + late * MINUTE_MS, '', version);
    }
  }
}

function end(ctx: Context, id: number, status: string, at: number, reason: string, version: number | null): void {
  run(
    ctx.db,
    'UPDATE delivery SET status = ?, done_at = ?, reason = ?, script_version_id = ? WHERE id = ?',
    status,
    Math.min(at, ctx.now()),
    reason,
    version,
    id,
  );
}
