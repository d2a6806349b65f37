import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDay } from '#shared/domain/time';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, goThroughPalette, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;
const people: number[] = [];
const ask: ReturnType<typeof askThrough> = (route, input) => askThrough(running.window)(route, input);
const balances = async () => {
  const rows = await ask('point.ranked', { accountId: null, groupId: null, from: null, to: null, ids: people });
  return rows.map(({ balance }) => balance);
};

beforeAll(async () => {
  running = await startApp();
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['成都银饰交流群3']);
  for (const nickname of [
    '潜水的鱼',
    '阿梅',
    '阿梅',
    '一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破版面',
  ])
    people.push((await ask('member.create', { nickname, joins: { groupId } })).ids[0] ?? 0);
  await ask('member.create', { nickname: '新人', joins: { groupId, inviterId: people[0] ?? 0 } });
});
afterAll(() => running.close());

const open = async (): Promise<void> => {
  const { window } = running;
  await goThroughPalette(window, '会员体系');
  await window.getByRole('heading', { name: '会员体系', exact: true }).waitFor();
  await window.getByText('积分', { exact: true }).click();
  await window.getByRole('button', { name: '签到', exact: true }).waitFor();
};

test('a pasted 接龙 is looked over, checked in once, undone, and the ranking follows', async () => {
  const { window } = running;
  await open();
  await shot(window, 'points-empty');
  await window.keyboard.press('c');
  await window.getByRole('dialog').getByRole('combobox', { name: '群', exact: true }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await window.getByRole('textbox', { name: '名单' }).fill('#接龙\n早起打卡\n1. 潜水的鱼\n2. 阿梅\n3. 没见过的人\n');
  await window.getByText('认出 1 人，2 行要看一下').waitFor();
  await window.getByRole('listitem').filter({ hasText: '有 2 位叫这个名字' }).waitFor();
  await window.getByRole('listitem').filter({ hasText: '没有人叫这个名字' }).waitFor();
  await shot(window, 'points-checkin');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('combobox', { name: '「阿梅」是谁' }).click();
  await window.keyboard.type('阿梅');
  await window.locator('.ant-select-item-option').filter({ hasText: '阿梅' }).first().click();
  await window.getByRole('button', { name: '签到 2 人' }).click();
  await until(async () => (await balances()).reduce((sum, one) => sum + one, 0), 4);
  await window.getByRole('row').filter({ hasText: '潜水的鱼' }).waitFor();
  await shot(window, 'points-ranking');
  expect(await faults(window)).toEqual([]);
  await window.keyboard.press('c');
  await window.getByRole('dialog').getByRole('combobox', { name: '群', exact: true }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await window.getByRole('button', { name: '签到 5 人' }).click();
  await window.getByText('3 人共得 6 分，2 人那天已经签过').waitFor();
  await window.keyboard.press('Control+z');
  await until(async () => (await balances()).reduce((sum, one) => sum + one, 0), 4);
});

test('points are given by rule and by hand, with the reason; the dialog stands in both themes', async () => {
  const { window } = running;
  for (const theme of ['dark', 'light'] as const) {
    await ask('setting.save', { theme });
    await until(() => window.evaluate(() => document.documentElement.dataset['theme']), theme);
    await window.getByRole('button', { name: '记积分', exact: true }).click();
    await window.getByRole('dialog').getByRole('combobox', { name: '群', exact: true }).click();
    await window.getByTitle('成都银饰交流群3').last().click();
    await window.getByRole('button', { name: '给 5 人' }).waitFor();
    expect(await faults(window)).toEqual([]);
    await shot(window, `points-give-${theme}`);
    await window.getByRole('dialog').getByRole('combobox').first().click();
    await window.locator('.ant-select-item-option').last().click();
    await window.getByRole('textbox', { name: '名单' }).fill('潜水的鱼');
    await window.getByRole('button', { name: '给 1 人' }).waitFor();
    // By hand it needs a number and a reason.
    expect(await window.getByRole('button', { name: '给 1 人' }).isDisabled()).toBe(true);
    expect(await faults(window)).toEqual([]);
    await shot(window, `points-manual-${theme}`);
    if (theme === 'dark') await window.keyboard.press('Escape');
    else {
      await window.getByRole('dialog').getByRole('spinbutton').fill('-1');
      await window.getByRole('dialog').getByRole('textbox').first().fill('多记了');
      await window.getByRole('button', { name: '给 1 人' }).click();
      await until(async () => (await balances()).reduce((sum, one) => sum + one, 0), 3);
      await window.keyboard.press('Control+z');
      await until(async () => (await balances()).reduce((sum, one) => sum + one, 0), 4);
    }
  }
});

test('the invitation rule shows who would get what, then gives just that; a leaving takes it back', async () => {
  const { window } = running;
  await window.getByText('规则', { exact: true }).first().click();
  await shot(window, 'points-rules');
  await window.getByRole('switch', { name: '邀请新人进群' }).click();
  await window.getByText('会给 1 人共 10 分（1 次邀请）：').waitFor();
  await shot(window, 'points-invite');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '启用并发放' }).click();
  await until(async () => (await balances())[0], 12);
  const [group] = Array.from(
    await ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
  );
  const [guest] = Array.from(
    await ask('member.ids', { filter: { accountId: null, search: '新人' }, sort: { by: 'name', desc: false } }),
  );
  await ask('member.leave', { ids: [guest ?? 0], groupId: group ?? 0, how: 'left' });
  await until(async () => (await balances())[0], 2);
  await ask('operation.undo', {});
  await until(async () => (await balances())[0], 12);
});

test('a reward is redeemed within the balance, waits after a restart, and is handed over', async () => {
  let { window } = running;
  await window.getByText('奖品', { exact: true }).first().click();
  await window.getByRole('button', { name: '新增奖品' }).click();
  await window.getByLabel('奖品').last().fill('擦银布');
  await window.getByLabel('所需积分').fill('12');
  await window.getByLabel('库存').fill('1');
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByRole('button', { name: '兑换「擦银布」' }).click();
  await window.getByRole('combobox', { name: '哪位成员' }).click();
  await window.keyboard.type('潜水');
  await window.locator('.ant-select-item-option').filter({ hasText: '潜水的鱼' }).click();
  await window.getByText('有 12 分，扣 12 分后剩 0 分').waitFor();
  await shot(window, 'points-redeem');
  await window.getByRole('dialog').getByRole('button', { name: '兑换', exact: true }).click();
  await until(async () => (await balances())[0], 0);

  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  ({ window } = running);
  await ask('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await open();
  await shot(window, 'points-ranking-dark');
  await window.getByText('规则', { exact: true }).first().click();
  await shot(window, 'points-rules-dark');
  expect(await faults(window)).toEqual([]);
  await window.getByText('奖品', { exact: true }).first().click();
  await window.getByRole('row').filter({ hasText: '擦银布' }).waitFor();
  await shot(window, 'points-rewards-dark');
  expect(await faults(window)).toEqual([]);
  await window.getByText('待发奖品', { exact: true }).click();
  await window.getByRole('row').filter({ hasText: '擦银布' }).getByRole('checkbox').click();
  await shot(window, 'points-handover-dark');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '标记已发' }).click();
  await until(async () => (await ask('redemption.ids', { accountId: null, handed: true })).length, 1);
  const day = localDay(Date.now());
  expect(await ask('point.perDay', { accountId: null, from: day, to: day })).toMatchObject([{ spent: 12 }]);
});
