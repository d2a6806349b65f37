import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipboardText, shot, startApp, until, type RunningApp } from '../support/electronApp';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const { window } = running;
  await window.evaluate(async () => {
    const { qundesk } = globalThis as unknown as {
      qundesk: { request: (route: string, input: unknown) => Promise<unknown> };
    };
    await qundesk.request('setting.save', { onboarded: true, house: '研究所' });
    await qundesk.request('account.create', { name: '小银' });
    await qundesk.request('account.create', { name: '老匠' });
  });
});
afterAll(() => running.close());

const rows = (): Promise<string[]> => running.window.getByRole('row').locator('button').allInnerTexts();

test('three groups are named by the kind’s pattern, found again by pinyin initials, opened and left with keys', async () => {
  const { window } = running;
  await window.keyboard.press('Control+3');
  await window.getByRole('heading', { name: '群', exact: true }).waitFor();
  await shot(window, 'groups-empty');
  await window.keyboard.press('n');
  await window.getByRole('textbox', { name: '地区' }).fill('成都');
  await window.getByRole('textbox', { name: '品类 / 行业词' }).fill('银饰');
  await window.getByRole('spinbutton', { name: '开几个' }).fill('3');
  const names = window.getByRole('textbox', { name: '群名', exact: true });
  await until(() => names.inputValue(), '成都银饰交流群1\n成都银饰交流群2\n成都银饰交流群3');
  await names.press('Control+Enter');
  await until(() => window.getByRole('dialog').count(), 0);
  await until(async () => (await rows()).filter((name) => name.startsWith('成都')).length, 3);
  await shot(window, 'groups');

  await window.getByRole('grid').press('/');
  await window.keyboard.type('cdysjlq3');
  await until(async () => (await rows()).filter((name) => name.startsWith('成都')), ['成都银饰交流群3']);
  await window.getByRole('grid').focus();
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { name: '成都银饰交流群3' }).waitFor();
});

test('the notice is copied as it stands, what is typed is kept when the caret leaves, and Ctrl+Z takes it back', async () => {
  const { window } = running;
  const notice = window.getByRole('textbox', { name: '群公告', exact: true });
  await notice.fill('周五晚八点直播选款，新朋友先看群规则。');
  await notice.blur();
  await window.getByRole('button', { name: '复制 群公告' }).click();
  await until(clipboardText, '周五晚八点直播选款，新朋友先看群规则。');
  await window.getByRole('button', { name: '起步期' }).click();
  await until(() => window.locator('button[aria-current=step]').innerText(), '起步期');
  await shot(window, 'group');
  await window.getByRole('heading', { name: '成都银饰交流群3' }).click();
  await window.keyboard.press('Control+z');
  await until(() => window.locator('button[aria-current=step]').innerText(), '萌芽期');
  await window.keyboard.press('Control+z');
  await until(async () => (await notice.inputValue()).startsWith('聊行业'), true);
});

test('the members of a group are one click away: the list opens narrowed to that group, and Alt+← leads back', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '查看成员' }).click();
  await window.getByRole('heading', { name: '成员', exact: true }).waitFor();
  await until(() => window.getByRole('button', { name: '所在群：成都银饰交流群3' }).count(), 1);
  await window.keyboard.press('Alt+ArrowLeft');
  await window.getByRole('heading', { name: '成都银饰交流群3' }).waitFor();
});

test('all groups found are handed to another account at once', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '返回群列表' }).click();
  await window.getByRole('searchbox', { name: '搜索群名、拼音或首字母' }).fill('');
  await until(async () => (await rows()).filter((name) => name.startsWith('成都')).length, 3);
  await window.getByRole('grid').focus();
  await window.keyboard.press('Control+a');
  await window.getByRole('button', { name: '负责账号…' }).click();
  await window.getByRole('combobox', { name: '负责账号' }).click();
  await window.locator('.ant-select-item-option').filter({ hasText: '老匠' }).click();
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('已更改 3 个群的负责账号').waitFor();
  await until(() => window.getByRole('gridcell', { name: '老匠', exact: true }).count(), 3);
  expect(await window.getByRole('gridcell', { name: '小银', exact: true }).count()).toBe(0);
});
