import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, clipboardText, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['成都银饰交流群3', '重庆银饰交流群1']);
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

test("a column's funnel narrows nothing before something is set, and stands beside its own head", async () => {
  const { window } = running;
  const all = window.getByText('3 人', { exact: true });
  const head = window.getByRole('columnheader', { name: '积分' });
  const funnel = window.getByRole('button', { name: '按「积分」筛选' });
  await head.hover();
  const gap = await head.evaluate((cell) => {
    const [name, icon] = [
      cell.querySelector('button[data-header] span'),
      cell.querySelector('button:not([data-header])'),
    ];
    return (name?.getBoundingClientRect().left ?? 0) - (icon?.getBoundingClientRect().right ?? 0);
  });
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThanOrEqual(4);
  await funnel.click();
  await window.locator('.ant-popover input:focus').waitFor();
  await shot(window, 'table-funnel');
  expect(await faults(window, '.ant-popover')).toEqual([]);
  expect(await all.count()).toBe(1);
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('button', { name: '去掉「积分」' }).count(), 0);
  expect(await all.count()).toBe(1);

  // Typed or taken as proposed, it narrows.
  await head.hover();
  await funnel.click();
  await window.locator('.ant-popover input:focus').waitFor();
  await window.getByRole('button', { name: '筛选', exact: true }).click();
  await until(() => window.getByRole('button', { name: '积分 ≥ 1' }).count(), 1);
  await until(() => window.getByText('没有符合条件的成员').count(), 1);
  await shot(window, 'table-funnel-on');
  await window.getByRole('button', { name: '去掉「积分」' }).click();
  await until(() => all.count(), 1);
  await head.hover();
  await funnel.click();
  await window.locator('.ant-popover input:focus').fill('0');
  await until(() => window.getByRole('button', { name: '积分 ≥ 0' }).count(), 1);
  expect(await window.locator('.ant-popover input:focus').count()).toBe(1);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: '去掉「积分」' }).click();

  await window.getByRole('columnheader', { name: '所在群数' }).hover();
  await window.getByRole('button', { name: '按「所在群」筛选' }).click();
  await window.locator('.ant-popover input:focus').waitFor();
  await window.keyboard.type('重庆');
  await window.locator('.ant-select-item-option-active', { hasText: '重庆银饰交流群1' }).waitFor();
  await window.keyboard.press('Enter');
  await until(() => window.getByText('没有符合条件的成员').count(), 1);
  await shot(window, 'table-funnel-group');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^去掉「/ }).click();
  await until(() => all.count(), 1);
});

test('who left a group is listed with that group and the day, also while in another one', async () => {
  const { window } = running;
  const ask = askThrough(window);
  const [left = 0] = Array.from(
    await ask('member.ids', { filter: { accountId: null, search: '小李子' }, sort: { by: 'name', desc: false } }),
  );
  const groups = Array.from(await ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }));
  await ask('member.join', { ids: [left], groupId: groups[1] ?? 0 });
  await ask('member.leave', { ids: [left], groupId: groups[0] ?? 0, how: 'left' });
  await window.getByText('退过群', { exact: true }).click();
  await until(() => window.getByText('1 人', { exact: true }).count(), 1);
  const row = window.getByRole('row', { name: /小李子/ });
  await until(() => row.getByText('成都银饰交流群3', { exact: true }).count(), 1);
  await window.getByRole('button', { name: '退群日期', exact: true }).click();
  await until(() => window.getByRole('columnheader', { name: '退群日期' }).getAttribute('aria-sort'), 'descending');
  expect(await faults(window)).toEqual([]);
  await shot(window, 'table-left');
  await window.getByText('在册', { exact: true }).click();
  await until(() => window.getByText('3 人', { exact: true }).count(), 1);
  await until(() => window.getByRole('columnheader', { name: '昵称' }).getAttribute('aria-sort'), 'ascending');
  expect(await window.getByRole('columnheader', { name: '退群日期' }).count()).toBe(0);
});

test('a new member closed by Escape is there again when the form is opened, and gone once saved', async () => {
  const { window } = running;
  const name = window.getByRole('textbox', { name: '昵称' });
  await window.keyboard.press('n');
  await name.fill('没写完的人');
  await window.keyboard.press('Escape');
  await until(() => name.count(), 0);
  await window.keyboard.press('n');
  await until(() => name.inputValue(), '没写完的人');
  await until(() => window.getByText('上次没保存的内容还在。').count(), 1);
  expect(await faults(window, '.ant-drawer')).toEqual([]);
  await shot(window, 'member-kept');
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await window.getByRole('dialog').getByRole('tab', { name: '概况' }).waitFor();
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await window.keyboard.press('n');
  await until(() => name.inputValue(), '');
  await window.keyboard.press('Escape');
  await until(() => name.count(), 0);
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
  expect(first?.[head?.indexOf('人数') ?? -1]).toBe('2');
});
