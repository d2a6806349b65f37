import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { fillGroup, letTalk } from '../support/bigGroup';
import { freshFolder, openTestData } from '../support/dataProcess';
import {
  askThrough,
  resize,
  type RunningApp,
  setClipboardPicture,
  shot,
  startApp,
  until,
} from '../support/electronApp';
import { pngOf } from '../support/pictures';
import { idOf, withDb } from '../support/plannedData';

const LONG = '成都银饰翡翠蜜蜡手工匠人与门店老板深度交流分享共创整合资源互助成长大群12';
let running: RunningApp;
let big: number;

/** 420 members without a helper; some talk, some are in the next kind's group already. */
async function prepare(): Promise<string> {
  const data = openTestData(freshFolder());
  data.now = Date.now();
  const now = data.now;
  await data.ask('setting.save', { onboarded: true, house: '研究所' });
  const kinds = await data.ask('kind.list', undefined);
  const kind = (code: string): number => kinds.find((one) => one.code === code)?.id ?? 0;
  const stages = await data.ask('stage.list', undefined);
  const one = idOf((await data.ask('account.create', { name: '小银' })).ids);
  const two = idOf((await data.ask('account.create', { name: '老匠' })).ids);
  const make = async (kindId: number, names: readonly string[], region: string): Promise<number[]> =>
    (
      await data.ask('group.create', {
        kindId,
        accountId: one,
        ...(region === '成都' ? { standbyIds: [two] } : {}),
        ...(stages[2] ? { stageId: stages[2].id } : {}),
        groups: names.map((name) => ({ name, region })),
      })
    ).ids;
  const [first = 0, second = 0] = await make(kind('prospect'), ['成都银饰交流群1', LONG], '成都');
  const [next = 0] = await make(kind('category'), ['成都银饰研发群1'], '重庆');
  big = first;
  await data.ask('group.setStage', { ids: [first], stageId: stages[3]?.id ?? 0 });
  withDb(data.dir, (db) => {
    const people = fillGroup(db, first, { stay: 420, today: 4, left: 3, now });
    letTalk(db, first, people, [9, 6, 4, 2, 1, 1], { days: 6, now });
    fillGroup(db, second, { stay: 488, today: 60, now });
    for (const person of people.slice(0, 12))
      db.prepare(`INSERT INTO membership(uid, group_id, person_id, joined_at) VALUES (?, ?, ?, ?)`).run(
        `next-${person}`,
        next,
        person,
        now,
      );
  });
  await data.ask('slot.create', {
    kind: 'group',
    starts: '2030-01-01T09:00',
    zone: 'Asia/Shanghai',
    windowMinutes: 10,
    groupIds: [first],
    accountId: null,
    scriptId: null,
    inlineText: '早上好，今天聊聊银饰保养。',
    repeat: null,
    note: '',
    campaignId: null,
  });
  data.stop();
  return data.dir;
}

beforeAll(async () => {
  running = await startApp({ dataDir: await prepare() });
  await resize(running.window, 1280, 800);
});
afterAll(() => running.close());

const themed = async (theme: 'light' | 'dark'): Promise<void> => {
  await askThrough(running.window)('setting.save', { theme });
  await until(() => running.window.evaluate(() => document.documentElement.dataset['theme']), theme);
};
const openPage = async (): Promise<void> => {
  await running.window.keyboard.press('Control+3');
  await running.window.getByRole('button', { name: '成都银饰交流群1', exact: true }).click();
  await running.window.getByRole('heading', { name: '成都银饰交流群1' }).waitFor();
};
const named = (): Promise<string[]> =>
  running.window.getByRole('row').locator('button').filter({ hasText: '成都' }).allInnerTexts();

test('the list tells which groups want work, is narrowed to a warning, and axe finds nothing in either theme', async () => {
  const { window } = running;
  await window.keyboard.press('Control+3');
  await window.getByText('超 400 人无助手').first().waitFor();
  for (const [width, height] of [
    [1280, 800],
    [1024, 640],
  ] as const)
    for (const theme of ['light', 'dark'] as const) {
      await resize(window, width, height);
      await themed(theme);
      await shot(window, `groups-${theme}-${width}`);
      expect(await faults(window, 'main')).toEqual([]);
    }
  await resize(window, 1280, 800);
  await themed('light');
  await window.getByRole('combobox', { name: '提醒' }).click();
  await window.locator('.ant-select-item-option').filter({ hasText: '快满员' }).click();
  await until(named, [LONG]);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: '更多筛选' }).click();
  await shot(window, 'groups-more-filters');
  await window.keyboard.press('Escape');
});

test('a group over 400 asks for a helper; one appointed from the active members takes the warning away, and undo brings it back', async () => {
  const { window } = running;
  await window.locator('.ant-select').filter({ hasText: '快满员' }).hover();
  await window.locator('.ant-select').filter({ hasText: '快满员' }).locator('.ant-select-clear').click();
  await until(async () => (await named()).length, 3);
  await openPage();
  const head = window.getByText('超 400 人无助手');
  await head.waitFor();
  for (const [width, height] of [
    [1280, 800],
    [1024, 640],
  ] as const)
    for (const theme of ['light', 'dark'] as const) {
      await resize(window, width, height);
      await themed(theme);
      await shot(window, `group-${theme}-${width}`);
      expect(await faults(window, 'main')).toEqual([]);
    }
  await resize(window, 1280, 2400);
  await themed('light');
  await shot(window, 'group-whole');
  await resize(window, 1280, 800);
  await window.getByRole('button', { name: '任命「阿梅1」' }).click();
  await window.getByRole('combobox', { name: '职责' }).click();
  await window.locator('.ant-select-item-option').filter({ hasText: '气氛' }).click();
  await window.getByRole('textbox', { name: '想得到什么' }).fill('进货折扣');
  await window.getByText('阿梅1：').waitFor();
  await shot(window, 'helper-dialog');
  expect(await faults(window, '[role=dialog]')).toEqual([]);
  await window.getByRole('button', { name: '任命', exact: true }).click();
  await window.getByText('已任命「阿梅1」为气氛').waitFor();
  await until(() => head.count(), 0);
  await window.getByRole('button', { name: '「阿梅1」的更多操作' }).waitFor();
  await window.getByRole('heading', { name: '成都银饰交流群1' }).click();
  await window.keyboard.press('Control+z');
  await head.waitFor();
});

test('a QR code pasted anywhere on the page is kept, with the day it lapses', async () => {
  const { window } = running;
  setClipboardPicture(pngOf(64, 64));
  await window.getByRole('heading', { name: '成都银饰交流群1' }).click();
  await window.keyboard.press('Control+v');
  await window.getByRole('img', { name: '成都银饰交流群1 的二维码' }).waitFor();
  await window.getByText('超过 200 人，扫码已进不来').waitFor();
  const group = await askThrough(window)('group.get', { id: big });
  expect(Math.round(((group.qrValidUntil ?? 0) - Date.now()) / 86_400_000)).toBe(7);
});

test('a stage’s checklist is edited in its drawer and shows on the page', async () => {
  const { window } = running;
  await window.keyboard.press('Control+3');
  await window.getByRole('button', { name: '群设置' }).click();
  await window.getByRole('menuitem', { name: '阶段与清单' }).click();
  await window.getByRole('button', { name: /^成熟期/ }).click();
  await window.getByRole('textbox', { name: '第 1 条', exact: true }).fill('超过 380 人就选三位助手');
  await shot(window, 'stages-drawer');
  expect(await faults(window, '[role=dialog]')).toEqual([]);
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('已保存阶段「成熟期」').waitFor();
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await openPage();
  await window.getByRole('checkbox', { name: '超过 380 人就选三位助手' }).waitFor();
});

test('a set made of the listed groups becomes a target as a whole; taking a group out later leaves the plan as it is', async () => {
  const { window } = running;
  const ask = askThrough(window);
  await window.keyboard.press('Control+3');
  await window.getByRole('button', { name: '群设置' }).click();
  await window.getByRole('menuitem', { name: '群分组' }).click();
  await window.getByRole('textbox', { name: '名称' }).fill('成都片区');
  await window.getByRole('button', { name: /加入列表里现在显示的 3 个群/ }).click();
  await shot(window, 'sets-drawer');
  expect(await faults(window, '[role=dialog]')).toEqual([]);
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('已存入分组「成都片区」').waitFor();
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);

  await window.keyboard.press('Control+2');
  await window.getByRole('heading', { level: 1 }).waitFor();
  await window.keyboard.press('n');
  await window.getByRole('button', { name: '整组选中' }).click();
  await window.getByRole('menuitem', { name: /成都片区/ }).click();
  await window.getByText('已选 3 个群').waitFor();
  await shot(window, 'picker-set');
  const [set] = await ask('groupSet.list', undefined);
  expect(set?.groupIds).toHaveLength(3);
});
