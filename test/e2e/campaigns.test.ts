import { addDays, localDay } from '#shared/domain/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['成都银饰交流群3']);
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
  const name = window.getByRole('textbox', { name: '名称' });
  await name.fill('十月老带新');
  // Escape too many: what was typed is there again, until it is dropped.
  await window.keyboard.press('Escape');
  await until(() => name.count(), 0);
  await window.keyboard.press('n');
  await until(() => name.inputValue(), '十月老带新');
  await shot(window, 'campaign-kept');
  expect(await faults(window, '.ant-drawer')).toEqual([]);
  await window.getByRole('button', { name: '清空重填' }).click();
  await until(() => name.inputValue(), '');
  await name.fill('十一月老带新');
  await window.getByRole('button', { name: '加一档' }).click();
  await window.getByRole('textbox', { name: '奖励' }).fill('银手链');
  await window.getByRole('row', { name: /成都银饰交流群3/ }).click();
  // A week, as the figures say, until another one has been held.
  await until(() => window.getByRole('textbox', { name: '结束' }).inputValue(), addDays(localDay(Date.now()), 6));
  await shot(window, 'campaign-edit');
  expect(await faults(window, '.ant-drawer')).toEqual([]);
  await window.getByRole('button', { name: '保存' }).click();
  await until(() => window.getByRole('heading', { name: '十一月老带新' }).count(), 1);
  await window.keyboard.press('n');
  await until(() => name.inputValue(), '');
  await window.keyboard.press('Escape');
  await until(() => name.count(), 0);
  const mei = window.getByRole('row', { name: /阿梅/ });
  await until(() => mei.getByText('银手链').count(), 1);
  await until(async () => (await mei.getByRole('gridcell').allInnerTexts()).slice(2, 5), ['3', '4', '1']);
  await shot(window, 'campaign');
  // Chosen, she is put on the list, gets what she is owed, gives it back, and is taken off again; each is undone whole.
  const sum = window.getByText(/名单 \d+ 人/);
  const bulk = async (name: string): Promise<void> => {
    await mei.getByRole('checkbox').click();
    // Search and kinds stay at hand.
    expect(await window.getByRole('searchbox').isVisible()).toBe(true);
    await window.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
    await window.getByRole('toolbar').waitFor({ state: 'detached' });
  };
  const shown = async (kind: string, rows: number): Promise<void> => {
    await window.getByText(kind, { exact: true }).click();
    await until(() => window.getByRole('row', { name: /阿梅/ }).count(), rows);
    await window.getByText('全部', { exact: true }).last().click();
    await mei.waitFor();
  };
  await bulk('加入名单');
  await until(async () => (await sum.innerText()).includes('名单 1 人'), true);
  await bulk('发奖励');
  await shown('已发奖励', 1);
  await bulk('收回奖励');
  await shown('已发奖励', 0);
  await window.keyboard.press('Control+z');
  await shown('已发奖励', 1);
  await bulk('移出名单');
  await until(async () => (await sum.innerText()).includes('名单 0 人'), true);
  await window.getByText('奖励', { exact: true }).click();
  await until(() => window.getByRole('button', { name: '发给 0 人' }).isDisabled(), true);
  await window.getByText('邀请关系', { exact: true }).click();
  await window.getByRole('button', { name: '展开阿梅邀请的人' }).click();
  await until(() => window.getByRole('button', { name: /^新人\d$/ }).count(), 4);
  await window.getByText('参与成员', { exact: true }).click();
  await mei.waitFor();
  await askThrough(window)('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  const grid = window.getByRole('grid', { name: '参与成员' });
  await until(() => grid.evaluate((box) => box.scrollWidth - box.clientWidth), 0);
  await shot(window, 'campaign-dark');
  await mei.getByRole('checkbox').click();
  await window.getByRole('toolbar').waitFor();
  await shot(window, 'campaign-ticked-dark');
  await window.keyboard.press('Escape');
  await window.getByRole('toolbar').waitFor({ state: 'detached' });
  await window.getByRole('button', { name: '导出', exact: true }).click();
  await window.getByRole('dialog').getByRole('radio', { name: '活动名单' }).waitFor();
  await shot(window, 'campaign-export-dark');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: '导出活动名单' }).waitFor({ state: 'detached' });
  expect(await faults(window)).toEqual([]);
});
