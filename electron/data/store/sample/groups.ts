import { addDays, DAY_MS, localDay } from '#shared/domain/time';
import type { ActionContext } from '../../context';
import { all, one, run } from '../../db/sql';
import { groupHandlers } from '../../groups/handlers';
import { helperHandlers } from '../../helpers/handlers';
import { addPicture } from '../../scripts/pictures';
import codes from '../../../../resources/sample/codes.json';
import community from '../../../../resources/sample/community.json';
import { asOf, type Days } from './days';
import type { SampleTown } from './members';
import type { SampleScript } from './scripts';

/** A sample group: which account operates it, how many members it gets, how old it is. */
export interface SampleGroup {
  readonly id: number;
  readonly name: string;
  readonly accountId: number;
  readonly members: number;
  /** Days since it was opened. */
  readonly age: number;
}

/** Two phones with an account each, which stand by for each other; gives the accounts' ids. */
export function fillAccounts(ctx: ActionContext): readonly number[] {
  const { db, newUid } = ctx;
  const boughtOn = addDays(localDay(ctx.now(), ctx.zone), -320);
  const devices = community.devices.map(
    (device) =>
      run(
        db,
        `INSERT INTO device(uid, label, model, os, bought_on, price_fen, role, sim_plan, sim_monthly_fen)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        newUid(),
        device.label,
        device.model,
        device.os,
        boughtOn,
        device.priceFen,
        device.role,
        device.simPlan,
        device.simMonthlyFen,
      ).id,
  );
  const accounts = community.accounts.map(({ persona, ...account }, index) => {
    const { id: personaId } = run(
      db,
      'INSERT INTO persona(uid, nickname, title, tone, stance) VALUES (?, ?, ?, ?, ?)',
      newUid(),
      persona.nickname,
      persona.title,
      persona.tone,
      persona.stance,
    );
    const { id } = run(
      db,
      `INSERT INTO account(uid, name, wechat_id, colour, device_id, persona_id, side, real_name_checked, card_checked, sort, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?)`,
      newUid(),
      account.name,
      account.wechatId,
      account.colour,
      devices[index],
      personaId,
      account.side,
      index + 1,
      ctx.now() - 320 * DAY_MS,
    );
    run(
      db,
      `INSERT INTO account_event(uid, account_id, at, status) VALUES (?, ?, ?, 'normal')`,
      newUid(),
      id,
      ctx.now() - 320 * DAY_MS,
    );
    return id;
  });
  accounts.forEach((id, index) => run(db, 'UPDATE account SET standby_id = ? WHERE id = ?', accounts[1 - index], id));
  return accounts;
}

/** The twelve groups with their accounts, stage, notice, and QR code where people can still scan one. */
export function fillGroups(
  ctx: ActionContext,
  accounts: readonly number[],
  scripts: ReadonlyMap<string, SampleScript>,
): readonly SampleGroup[] {
  const { db } = ctx;
  const pictures = new Map(Object.entries(codes));
  return community.groups.map((group, index) => {
    const age = 300 - index * 18;
    const founding = asOf(ctx, ctx.now() - age * DAY_MS);
    const kind = one<{ id: number; purpose: string }>(
      db,
      'SELECT id, purpose FROM group_kind WHERE code = ?',
      group.kind,
    );
    const accountId = accounts[group.account] ?? 0;
    const standby = accounts[1 - group.account] ?? 0;
    const { name, number, region = '', category = '', brand = '' } = group;
    const [id = 0] = groupHandlers['group.create'](founding, {
      kindId: kind?.id ?? 0,
      accountId,
      standbyIds: group.standby ? [standby] : [],
      groups: [{ name, number, region, category, brand }],
    }).ids;
    groupHandlers['group.update'](ctx, {
      id,
      notice: `${name}：${kind?.purpose ?? ''}`,
      welcomeScriptId: scripts.get('新人欢迎')?.id ?? null,
    });
    fillStages(ctx, id, group, age);
    const code = pictures.get(name);
    if (code !== undefined && group.qrDays !== null)
      groupHandlers['group.setQr'](ctx, {
        id,
        materialId: addPicture(ctx, Buffer.from(code, 'base64'), `${name}.png`).id,
        // A little more than so many days: at noon it still says the same.
        validUntil: ctx.now() + group.qrDays * DAY_MS + DAY_MS / 2,
      });
    return { id, name, accountId, members: group.members, age };
  });
}

/** The stages that a group went through, and what of the present one is done. */
function fillStages(
  ctx: ActionContext,
  id: number,
  group: { readonly stage: string; readonly checks: number },
  age: number,
): void {
  const stages = all<{ id: number; code: string }>(ctx.db, 'SELECT id, code FROM stage ORDER BY sort');
  const past = stages.slice(0, stages.findIndex(({ code }) => code === group.stage) + 1);
  past.forEach((stage, index) => {
    const at = ctx.now() - (age - Math.floor((age * 0.6 * index) / past.length)) * DAY_MS;
    // The first one came with the group.
    if (index > 0) groupHandlers['group.setStage'](ctx, { ids: [id], stageId: stage.id, on: localDay(at, ctx.zone) });
    const points = all<{ id: number }>(ctx.db, 'SELECT id FROM stage_check WHERE stage_id = ? ORDER BY sort', stage.id);
    // Of the mature stage the last ones: the first is for groups above 400.
    const from = stage.code === 'mature' ? points.length - group.checks : 0;
    const done = index === past.length - 1 ? points.slice(from, from + group.checks) : points;
    done.forEach((point, place) =>
      groupHandlers['group.tickCheck'](asOf(ctx, Math.min(ctx.now(), at + (place + 1) * 3 * DAY_MS)), {
        id,
        checkId: point.id,
        done: true,
      }),
    );
  });
}

/** Groups of groups as targets, and who helps to run the biggest. */
export function fillSets(ctx: ActionContext, days: Days, groups: readonly SampleGroup[], { seats }: SampleTown): void {
  for (const { name, colour, groups: places } of community.sets)
    groupHandlers['groupSet.save'](ctx, { name, colour, groupIds: places.flatMap((place) => groups[place]?.id ?? []) });
  for (const { group, person, duty, wants, daysAgo, endedDaysAgo } of community.helpers) {
    const seat = seats[group]?.find((one) => one.person.nickname === person);
    if (!seat) throw new Error(`nobody called ${person}`);
    helperHandlers['helper.save'](ctx, {
      groupId: groups[group]?.id ?? 0,
      personId: seat.person.id,
      duty,
      wants,
      since: days.date(daysAgo),
      until: endedDaysAgo === undefined ? null : days.date(endedDaysAgo),
    });
  }
}
