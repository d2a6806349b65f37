import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDay } from '#shared/domain/time';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, shot, startApp, until, type RunningApp } from '../support/electronApp';
import type { Ask } from '../support/plannedDay';
import { freshFolder } from '../support/dataProcess';

let running: RunningApp;

const ask: Ask = (route, input) => askThrough(running.window)(route, input);

beforeAll(async () => {
  running = await startApp({ dataDir: freshFolder() });
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['银饰群3']);
  const text = '昵称,微信号\n小李,li_88888\n阿梅,mei_8888\n老王,\n小银匠·福州,\n';
  await ask('import.apply', { jobId: 'first', source: { text }, groupId, accountId: null, decisions: [] });
});
afterAll(() => running.close());

test('a sheet of forty columns is mapped on a line each, and what no field knows is kept', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '成员' }).first().click();
  await until(() => window.getByRole('heading', { name: '成员' }).count(), 1);
  await window.keyboard.press('i');
  const own = Array.from({ length: 37 }, (_, at) => `自留字段${at + 1}`);
  const row = (name: string, id: string): string =>
    [name, id, '银饰;复购', ...own.map((_, at) => `值${at}`)].join('\t');
  const text = [['昵称', '微信号', '标签', ...own].join('\t'), row('新人', 'xin_1'), row('旧人', 'jiu_1')].join('\n');
  await window.getByRole('textbox', { name: '粘贴名单' }).fill(text);
  await window.getByRole('button', { name: '下一步' }).click();
  await until(() => window.getByText('认出 3 列，保留为自定义字段 37 列，不导入 0 列').count(), 1);
  await shot(window, 'import-40-columns');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '其余都不导入' }).click();
  await until(() => window.getByText('认出 3 列，保留为自定义字段 0 列，不导入 37 列').count(), 1);
  await window.getByRole('button', { name: '取消', exact: true }).click();
});

test('a roster pasted by hand is compared and recorded in one step', async () => {
  const { window } = running;
  await ask('member.create', { nickname: '新来的', city: '成都' });
  await window.keyboard.press('i');
  await window.getByRole('button', { name: '名单对比' }).click();
  await window.getByRole('combobox', { name: '哪个群的名单' }).click();
  await window.getByTitle('银饰群3').last().click();
  await window
    .getByRole('textbox', { name: '粘贴名单' })
    .fill('昵称\t微信号\n李记银楼\tli_88888\n阿梅\tmei_8888\n小银匠\t\n新来的\t\n');
  await shot(window, 'roster-1');
  await window.getByRole('button', { name: '下一步' }).click();
  await until(() => window.getByText('没变 1 人').count(), 1);
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await shot(window, 'roster-2');
  await window.getByText('可能改名 1', { exact: true }).click();
  await window.getByRole('checkbox', { name: '是同一个人' }).check();
  expect(await window.getByRole('textbox', { name: '进群日期' }).inputValue()).toBe(localDay(Date.now()));
  await ask('setting.save', { theme: 'dark' });
  await shot(window, 'roster-2-dark');
  // Known outside the group only: asked about in the import's own words.
  await window.getByText('待认 1', { exact: true }).click();
  await window.getByText('群外已有同名的成员').waitFor();
  await shot(window, 'roster-elsewhere-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByText('跳过', { exact: true }).click();
  await window.getByRole('button', { name: '按名单更新：退群 1、改名 2' }).waitFor();
  await window.getByText('新的人', { exact: true }).click();
  await window.getByRole('button', { name: '按名单更新：进群 1、退群 1、改名 2' }).click();
  await until(() => window.getByText('已按名单更新：进群 1、退群 1、改名 2').count(), 1);
  const today = localDay(Date.now());
  const both = await ask('member.ids', {
    filter: { accountId: null, search: '新来的' },
    sort: { by: 'name', desc: false },
  });
  expect(both).toHaveLength(2);
  const came = Math.max(...both);
  const { stays } = await ask('member.get', { accountId: null, id: came });
  expect(stays.map(({ joinedAt }) => localDay(joinedAt ?? 0))).toEqual([today]);
  await window.keyboard.press('Control+z');
  await until(async () => (await ask('operation.next', undefined)).undo?.command, 'setting.save');
});

test('a roster that names a few of many makes nobody leave unless it is ticked, and says why', async () => {
  const { window } = running;
  await ask('setting.save', { theme: 'light' });
  const [groupId = 0] = await ask('group.ids', {
    filter: { accountId: null },
    sort: { by: 'name', desc: false },
  });
  const many = ['昵称', ...Array.from({ length: 60 }, (_, at) => `银友${at}号`)].join('\n');
  await ask('import.apply', { jobId: 'many', source: { text: many }, groupId, accountId: null, decisions: [] });
  await window.keyboard.press('Escape');
  await window.keyboard.press('i');
  await window.getByRole('button', { name: '名单对比' }).click();
  await window.getByRole('combobox', { name: '哪个群的名单' }).click();
  await window.getByTitle('银饰群3').last().click();
  await window.getByRole('textbox', { name: '粘贴名单' }).fill('昵称\n银友1号\n银友2号\n刚进来的\n');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('多半只抄了一部分').waitFor();
  expect(await window.getByRole('checkbox', { name: /^退群 / }).isChecked()).toBe(false);
  await window.getByRole('button', { name: '按名单更新：进群 1', exact: true }).waitFor();
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await shot(window, 'roster-part');
  await ask('setting.save', { theme: 'dark' });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await shot(window, 'roster-part-dark');
  await window.getByRole('button', { name: '按名单更新：进群 1', exact: true }).click();
  await until(() => window.getByText('已按名单更新：进群 1、退群 0、改名 0').count(), 1);
  await window.keyboard.press('Control+z');
});
