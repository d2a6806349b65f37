import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const account = (await ask('account.create', { name: '小银', colour: '#b85c00' })).ids[0] ?? 1;
  const kinds = await ask('kind.list', undefined);
  const group = await ask('group.create', {
    kindId: kinds[0]?.id ?? 1,
    accountId: account,
    groups: [{ name: '成都银饰交流群3' }],
  });
  const groupId = group.ids[0] ?? 1;
  const mei = (await ask('member.create', { nickname: '阿梅', joins: { groupId } })).ids[0] ?? 1;
  for (let at = 1; at <= 4; at += 1) {
    const joins = { groupId, inviterId: mei, joinHow: 'invited' as const };
    const made = await ask('member.create', { nickname: `新人${at}`, joins });
    if (at === 4) await ask('member.leave', { ids: made.ids, groupId });
  }
});
afterAll(() => running.close());

test('a campaign made by hand shows who brought how many, and hands out the reward they reached, once', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '活动' }).first().click();
  await until(() => window.getByText('还没有活动').count(), 1);
  await shot(window, 'campaigns-empty');
  await window.keyboard.press('n');
  await window.getByRole('textbox', { name: '名称' }).fill('十一月老带新');
  await window.getByRole('button', { name: '加一档' }).click();
  await window.getByRole('textbox', { name: '奖励' }).fill('银手链');
  await window.getByRole('row', { name: /成都银饰交流群3/ }).click();
  await shot(window, 'campaign-edit');
  expect(await faults(window, '.ant-drawer')).toEqual([]);
  await window.getByRole('button', { name: '保存' }).click();
  await until(() => window.getByRole('heading', { name: '十一月老带新' }).count(), 1);
  await until(() => window.getByRole('button', { name: '全部发放（1）' }).count(), 1);
  await shot(window, 'campaign');
  await window.getByRole('button', { name: '发「银手链」' }).click();
  await until(() => window.getByText('已发「银手链」', { exact: true }).count(), 1);
  await until(() => window.getByRole('button', { name: '全部发放（0）' }).isDisabled(), true);
  await askThrough(window)('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await shot(window, 'campaign-dark');
  expect(await faults(window)).toEqual([]);
});
