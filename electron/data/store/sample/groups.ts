import { addDays, DAY_MS, localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Context } from '../../context';
import { one, run } from '../../db/sql';
import community from '../../../../resources/sample/community.json';
import type { SampleScript } from './scripts';

/** A sample group: which account operates it, how many members it gets. */
export interface SampleGroup {
  readonly id: number;
  readonly name: string;
  readonly accountId: number;
  readonly members: number;
}

/** Two phones with an account each, which stand by for each other; gives the accounts' ids. */
export function fillAccounts(ctx: Context): readonly number[] {
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

/** The twelve groups with their accounts, stage, notice and QR dates. */
export function fillGroups(
  ctx: Context,
  accounts: readonly number[],
  scripts: ReadonlyMap<string, SampleScript>,
): readonly SampleGroup[] {
  const { db, newUid } = ctx;
  return community.groups.map((group, index) => {
    const createdAt = ctx.now() - (300 - index * 18) * DAY_MS;
    const { pinyin, initials } = pinyinOf(group.name);
    const kind = one<{ id: number; purpose: string; rules: string }>(
      db,
      'SELECT id, purpose, rules FROM group_kind WHERE code = ?',
      group.kind,
    );
    const stage = one<{ id: number }>(db, 'SELECT id FROM stage WHERE code = ?', group.stage);
    const { id } = run(
      db,
      `INSERT INTO chat_group(uid, kind_id, name, pinyin, initials, region, category, brand, number, stage_id, stage_since,
         purpose, notice, rules, welcome_script_id, qr_valid_until, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      kind?.id,
      group.name,
      pinyin,
      initials,
      group.region ?? '',
      group.category ?? '',
      group.brand ?? '',
      group.number,
      stage?.id,
      localDay(createdAt + 40 * DAY_MS, ctx.zone),
      kind?.purpose ?? '',
      `${group.name}：${kind?.purpose ?? ''}`,
      kind?.rules ?? '',
      scripts.get('新人欢迎')?.id ?? null,
      group.qrDays === null ? null : ctx.now() + group.qrDays * DAY_MS,
      createdAt,
    );
    run(
      db,
      'INSERT INTO group_stage_event(group_id, stage_id, at) VALUES (?, ?, ?)',
      id,
      stage?.id,
      createdAt + 40 * DAY_MS,
    );
    const accountId = accounts[group.account] ?? 0;
    const seats = [{ account: accountId, role: 'operating' }];
    if (group.standby) seats.push({ account: accounts[1 - group.account] ?? 0, role: 'standby' });
    for (const { account, role } of seats)
      run(
        db,
        'INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, ?, ?)',
        newUid(),
        id,
        account,
        role,
        createdAt,
      );
    return { id, name: group.name, accountId, members: group.members };
  });
}
