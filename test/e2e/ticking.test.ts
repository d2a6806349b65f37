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
  } = await makeGroups(ask, ['成都银饰交流群3', '重庆银饰交流群1', '成都新人群']);
  for (const nickname of ['阿梅', '小李子', '小李', '老顾客'])
    await ask('member.create', { nickname, joins: { groupId } });
  await ask('member.create', { nickname: '外面的人' });
});
afterAll(() => running.close());

/** Where the table begins, and where its filters stand: what must not move. */
const places = () =>
  running.window.evaluate(() =>
    ['[role="grid"]', 'input[type="search"]'].map((one) => {
      const { x, y } = document.querySelector(one)?.getBoundingClientRect() ?? { x: 0, y: 0 };
      return `${x} ${y}`;
    }),
  );

test('members are ticked from one search to the next: nothing moves, nobody is let go, and what is done is done to all', async () => {
  const { window } = running;
  await resize(window, 1024, 640);
  await window.keyboard.press('Control+4');
  const grid = window.getByRole('grid', { name: '成员' });
  await until(() => grid.getByRole('button', { name: '阿梅' }).count(), 1);
  const search = window.getByRole('searchbox');
  const toolbar = (count: number) => window.getByRole('toolbar', { name: `已选 ${count} 人` });
  const before = await places();
  await window.getByRole('row', { name: /阿梅/ }).getByRole('checkbox').click();
  await toolbar(1).waitFor();
  expect(await places()).toEqual(before);

  // From the search to the rows and back by keys alone.
  await window.keyboard.press('/');
  await window.keyboard.type('小李');
  await until(() => window.getByText('2 人', { exact: true }).count(), 1);
  await toolbar(1).getByText('其中 1 人不在列表里').waitFor();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Home');
  await window.keyboard.press('Space');
  await toolbar(2).waitFor();
  await until(() => grid.getByRole('row', { selected: true }).count(), 1);
  expect(await places()).toEqual(before);
  expect(await faults(window)).toEqual([]);
  await shot(window, 'ticking-1024');

  // All that match are added, and taken away again; whom the list does not show stays.
  await window.keyboard.press('Control+a');
  await toolbar(3).waitFor();
  await window.getByRole('checkbox', { name: '全选' }).click();
  await toolbar(1).waitFor();
  // A click on a row chooses it among those shown.
  await window
    .getByRole('row', { name: /小李子/ })
    .getByRole('gridcell')
    .nth(3)
    .click();
  await toolbar(2).getByText('其中 1 人不在列表里').waitFor();

  // A filter of another kind lets nobody go either.
  await window.keyboard.press('/');
  await window.keyboard.press('Escape');
  await until(() => search.inputValue(), '');
  await until(() => window.getByText('5 人', { exact: true }).count(), 1);
  expect(await toolbar(2).getByText('不在列表里').count()).toBe(0);
  await window.getByRole('columnheader', { name: '所在群数' }).hover();
  await window.getByRole('button', { name: '按「所在群」筛选' }).click();
  await window.locator('.ant-popover input:focus').waitFor();
  await window.keyboard.type('重庆');
  await window.locator('.ant-select-item-option-active', { hasText: '重庆银饰交流群1' }).waitFor();
  await window.keyboard.press('Enter');
  await toolbar(2).getByText('其中 2 人不在列表里').waitFor();
  await window.keyboard.press('Escape');
  await shot(window, 'ticking-filtered');

  // What is done reaches those who are not shown.
  await window.getByRole('button', { name: '更多', exact: true }).click();
  await window.getByRole('menuitem', { name: '归档' }).click();
  await window.getByText('已归档 2 位成员').waitFor();
  await until(() => window.getByRole('toolbar').count(), 0);
  await window.getByRole('button', { name: /^去掉「/ }).click();
  await until(() => window.getByText('3 人', { exact: true }).count(), 1);
  expect(await grid.getByRole('button', { name: /阿梅|小李子/ }).count()).toBe(0);
  await window.keyboard.press('Control+z');
  await until(() => window.getByText('5 人', { exact: true }).count(), 1);
});

test('Escape empties the search first and lets go of the ticked after it; other people and workspaces let go at once', async () => {
  const { window } = running;
  const toolbar = window.getByRole('toolbar');
  const tick = async (): Promise<void> => {
    await window.getByRole('row', { name: /阿梅/ }).getByRole('checkbox').click();
    await toolbar.waitFor();
  };
  await tick();
  await window.keyboard.press('/');
  await window.keyboard.type('李');
  await toolbar.getByText('不在列表里').waitFor();
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('searchbox').inputValue(), '');
  expect(await toolbar.count()).toBe(1);
  await window.keyboard.press('Escape');
  await toolbar.waitFor({ state: 'detached' });
  expect(await window.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(true);

  await tick();
  await toolbar.getByRole('button', { name: '取消选择' }).click();
  await toolbar.waitFor({ state: 'detached' });
  expect(await window.getByRole('grid').evaluate((grid) => grid === document.activeElement)).toBe(true);

  await tick();
  await window.getByText('已归档', { exact: true }).click();
  await toolbar.waitFor({ state: 'detached' });
  await window.getByText('在册', { exact: true }).click();

  // Whoever is ticked in one workspace is no business of another.
  await until(() => window.getByText('5 人', { exact: true }).count(), 1);
  await window
    .getByRole('row', { name: /外面的人/ })
    .getByRole('checkbox')
    .click();
  await toolbar.waitFor();
  await window.getByRole('button', { name: /^小银/ }).click();
  await until(() => window.getByText('4 人', { exact: true }).count(), 1);
  expect(await toolbar.count()).toBe(0);
  await window.getByRole('button', { name: '全部', exact: true }).click();
});

test('groups stay ticked while they are searched; dark, and in the longest words, all stands in one line', async () => {
  const { window } = running;
  const ask = askThrough(window);
  await window.keyboard.press('Control+3');
  const grid = window.getByRole('grid', { name: '群' });
  await until(() => grid.getByRole('button', { name: '成都银饰交流群3' }).count(), 1);
  const before = await places();
  await window
    .getByRole('row', { name: /重庆银饰交流群1/ })
    .getByRole('checkbox')
    .click();
  await window.keyboard.press('/');
  await window.keyboard.type('成都');
  await window.getByText('其中 1 个群不在列表里').waitFor();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Control+a');
  await window.getByRole('toolbar', { name: '已选 3 个群' }).waitFor();
  expect(await places()).toEqual(before);
  await ask('setting.save', { theme: 'dark' });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  expect(await faults(window)).toEqual([]);
  await shot(window, 'ticking-groups-dark');
  for (const language of ['en', 'zh-TW'] as const) {
    await ask('setting.save', { language });
    await until(() => window.evaluate(() => document.documentElement.lang), language);
    await shot(window, `ticking-groups-${language}`);
    await window.keyboard.press('Control+4');
    await window
      .getByRole('row', { name: /小李子/ })
      .getByRole('checkbox')
      .click();
    await window.getByRole('toolbar').waitFor();
    await window.keyboard.press('/');
    await window.keyboard.type('梅');
    await window.getByRole('status').getByText('1').nth(1).waitFor();
    await shot(window, `ticking-members-${language}`);
    expect(await faults(window)).toEqual([]);
    await resize(window, 1280, 800);
    await shot(window, `ticking-members-${language}-1280`);
    await resize(window, 1024, 640);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+3');
  }
});
