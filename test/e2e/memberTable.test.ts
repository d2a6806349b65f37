import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { askThrough, clipboardText, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const {
    ids: [accountId = 0],
  } = await ask('account.create', { name: '小银', colour: '#b85c00' });
  const [kind] = await ask('kind.list', undefined);
  const {
    ids: [groupId = 0],
  } = await ask('group.create', {
    kindId: kind?.id ?? 0,
    accountId,
    groups: [{ name: '成都银饰交流群3' }, { name: '重庆银饰交流群1' }],
  });
  for (const [nickname, city] of [
    ['=1+1', '长春'],
    ['阿梅 "老客"', '上海'],
    ['小李子', '重庆'],
  ] as const)
    await ask('member.create', { nickname, city, joins: { groupId } });
});
afterAll(() => running.close());

test('selected rows are copied as a sheet pastes them, in the columns shown; a name is never a formula there', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '成员' }).first().click();
  const grid = window.getByRole('grid', { name: '成员' });
  await until(() => grid.getByRole('button', { name: '小李子' }).count(), 1);
  await window.getByRole('button', { name: '列', exact: true }).click();
  await window.getByRole('checkbox', { name: '城市' }).check();
  await window.keyboard.press('Escape');
  await grid.focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Control+c');
  await until(() => window.getByText('已复制 3 行').count(), 1);
  await shot(window, 'table-copied');
  const lines = clipboardText().split('\r\n');
  const cells = lines.map((line) => line.split('\t'));
  expect(cells[0]?.[0]).toBe('昵称');
  expect(cells[0]?.at(-1)).toBe('城市');
  expect(cells.slice(1).map((row) => [row[0], row.at(-1)])).toEqual([
    ["'=1+1", '长春'],
    ['"阿梅 ""老客"""', '上海'],
    ['小李子', '重庆'],
  ] as const);
  // Heads and rows of the same columns, what stands as a picture as words.
  expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
  expect(cells[1]).toContain('没有记录');

  await window.keyboard.press('Escape');
  await window.keyboard.press('Home');
  await window.keyboard.press('Space');
  await window.keyboard.press('Control+c');
  await until(() => window.getByText('已复制 1 行').count(), 1);
  expect(clipboardText().split('\r\n')).toHaveLength(2);
  await window.keyboard.press('Escape');
});

test('the key help names the keys of the table that is shown', async () => {
  const { window } = running;
  await window.keyboard.press('Shift+?');
  const help = window.getByRole('dialog');
  await until(() => help.getByRole('heading', { name: '表格' }).count(), 1);
  expect(await help.getByText('复制选中的行').count()).toBe(1);
  await shot(window, 'table-keys');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.keyboard.press('Escape');
});

test('groups are copied with their figures as numbers', async () => {
  const { window } = running;
  await window.keyboard.press('Control+3');
  const grid = window.getByRole('grid', { name: '群' });
  await until(() => grid.getByRole('button', { name: '成都银饰交流群3' }).count(), 1);
  await grid.focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Control+c');
  await until(() => window.getByText('已复制 2 行').count(), 1);
  const [head, first] = clipboardText()
    .split('\r\n')
    .map((line) => line.split('\t'));
  expect(first?.[0]).toBe('成都银饰交流群3');
  expect(first?.[head?.indexOf('人数') ?? -1]).toBe('3');
});
