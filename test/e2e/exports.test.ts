import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;
const folder = mkdtempSync(join(tmpdir(), 'qundesk-saved-'));

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['成都银饰交流群3']);
  for (const nickname of ['=1+1', '阿梅', '小李子']) await ask('member.create', { nickname, joins: { groupId } });
  // The system's own save dialog cannot be driven: it answers with a place of its own under the name offered.
  await running.app.evaluate(({ dialog }, place) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as { defaultPath: string };
      return { canceled: false, filePath: `${place}/${defaultPath}` };
    };
  }, folder);
});
afterAll(() => running.close());

const rowsOf = (name: string): string[][] => {
  const book = read(readFileSync(join(folder, name)));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : [];
};

test('members on screen are saved as a workbook of the columns ticked, for the owner only', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '成员' }).first().click();
  // What the view shows is what the sheet holds, in its order, columns of one's own too.
  await askThrough(window)('field.save', { name: '手围' });
  await window.getByRole('button', { name: '列', exact: true }).click();
  for (const name of ['备注', '标签', '活跃分层', '等级', '最近进群', '最后发言', '积分'])
    await window.getByRole('checkbox', { name, exact: true }).uncheck();
  await window.getByRole('checkbox', { name: '手围' }).check();
  await window.getByRole('button', { name: '「手围」前移' }).click();
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: '导出' }).click();
  await until(() => window.getByRole('dialog').count(), 1);
  await shot(window, 'export-members');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '选择位置并导出' }).click();
  await until(() => window.getByText(/已存到「成员表 .*共 3 行/).count(), 1);
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^成员表 \d{4}-\d\d-\d\d\.xlsx$/);
  const [head, ...rows] = rowsOf(name);
  expect(head).toEqual(['昵称', '手围', '所在群数']);
  expect(new Map(rows.map(([nickname, , groups]) => [nickname, groups]))).toEqual(
    new Map([
      ['=1+1', '1'],
      ['小李子', '1'],
      ['阿梅', '1'],
    ]),
  );
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('groups narrowed as a view are kept as one, and the sheet holds its columns', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '群', exact: true }).first().click();
  await window.getByRole('tab', { name: '要处理的' }).click();
  await until(() => window.getByText('共 1 个群').count(), 1);
  await window.getByRole('button', { name: '列', exact: true }).click();
  await window.getByRole('checkbox', { name: '负责账号' }).uncheck();
  await window.keyboard.press('Escape');
  await shot(window, 'groups-view');
  await window.getByRole('button', { name: '存为视图' }).waitFor();
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '存为视图' }).click();
  await window.getByRole('textbox', { name: '视图名称' }).fill('成都的');
  await window.keyboard.press('Enter');
  await until(() => window.getByRole('tab', { name: '成都的', selected: true }).count(), 1);
  await window.getByRole('tab', { name: '全部' }).click();
  await until(() => window.getByRole('columnheader', { name: '负责账号' }).count(), 1);
  await window.getByRole('tab', { name: '成都的' }).click();
  await until(() => window.getByRole('columnheader', { name: '负责账号' }).count(), 0);
  await window.getByRole('button', { name: '导出' }).click();
  await shot(window, 'export-groups');
  await window.getByRole('button', { name: '选择位置并导出' }).click();
  await until(() => window.getByText(/已存到「群列表 .*共 1 行/).count(), 1);
  const name = readdirSync(folder).find((each) => each.startsWith('群列表')) ?? '';
  const [head, row] = rowsOf(name);
  expect(head?.slice(0, 4)).toEqual(['群名称', '提醒', '群类型', '人数']);
  expect(head).toContain('7 天进群');
  expect(head).not.toContain('负责账号');
  expect(row?.slice(0, 2)).toEqual(['成都银饰交流群3', '无备用账号']);
});

test('the groups screen saves who is in the groups, dark and small', async () => {
  const { window } = running;
  await askThrough(window)('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await window.getByRole('button', { name: '群', exact: true }).first().click();
  await window.getByRole('button', { name: '导出' }).click();
  await window.getByRole('radio', { name: '群成员名单' }).check();
  await window.getByRole('radio', { name: 'CSV（UTF-8）' }).check();
  await shot(window, 'export-groups-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '选择位置并导出' }).click();
  await until(() => window.getByText(/已存到「群成员名单 .*共 3 行/).count(), 1);
  const name = readdirSync(folder).find((each) => each.endsWith('.csv')) ?? '';
  expect(readFileSync(join(folder, name), 'utf8')).toContain("成都银饰交流群3,'=1+1,");
});

test('a group handed over as a file is looked at in the settings, and taking it in here changes nothing', async () => {
  const { window, app } = running;
  await askThrough(window)('setting.save', { theme: 'light' });
  await resize(window, 1280, 800);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: '成都银饰交流群3' }).click();
  await window.getByRole('button', { name: '做交接包…' }).click();
  await until(() => window.getByRole('dialog').filter({ hasText: '带上手机号' }).count(), 1);
  await shot(window, 'handover-group');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '选择位置并保存' }).click();
  await until(() => window.getByText(/交接包已存到/).count(), 1);
  const name = readdirSync(folder).find((each) => each.endsWith('.qundesk')) ?? '';
  await app.evaluate(
    ({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    },
    join(folder, name),
  );
  await window.getByRole('button', { name: '设置' }).click();
  await window.getByRole('button', { name: '交接', exact: true }).click();
  await shot(window, 'handover-settings');
  await window.getByRole('button', { name: '选择交接包…' }).click();
  await until(() => window.getByText('这里已经都有了，接收不会改动任何东西。').count(), 1);
  await window.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  // Somewhere else it would be new, and what differs can be kept.
  const ask = askThrough(window);
  const [first] = await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  await ask('setting.save', { house: '研究所' });
  await ask('member.update', { id: first ?? 1, changes: { city: '重庆' } });
  await window.getByRole('button', { name: '选择交接包…' }).click();
  await until(() => window.getByText('这里改得更晚，保持不变 · 1').count(), 1);
  await shot(window, 'handover-take');
  expect(await faults(window, '.ant-modal')).toEqual([]);
});

test('a workspace is handed over from its own menus, and another Qundesk takes it in as one step to undo', async () => {
  const { window } = running;
  await window.keyboard.press('Escape');
  const ask = askThrough(window);
  const [account] = await ask('account.list', undefined);
  const people = Array.from(
    await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
  );
  await ask('purge.add', {
    accountId: account?.id ?? 1,
    purgeId: null,
    name: '十一月洗粉',
    personIds: people,
    groupId: null,
  });
  await window.getByRole('button', { name: '小银' }).first().click({ button: 'right' });
  await window.getByRole('menuitem', { name: '做交接包…' }).waitFor();
  await shot(window, 'handover-menu');
  await window.getByRole('menuitem', { name: '做交接包…' }).click();
  await window.getByRole('dialog').filter({ hasText: '小银' }).waitFor();
  await window.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await window.getByRole('button', { name: '资源' }).first().click();
  await window.getByRole('button', { name: '「小银」的更多操作' }).click();
  await window.getByRole('menuitem', { name: '做交接包…' }).click();
  await shot(window, 'handover-workspace');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '选择位置并保存' }).click();
  await until(() => readdirSync(folder).some((each) => each.startsWith('小银') && each.endsWith('.qundesk')), true);
  const file = join(folder, readdirSync(folder).find((each) => each.startsWith('小银')) ?? '');

  const other = await startApp({ dataDir: mkdtempSync(join(tmpdir(), 'qundesk-other-')) });
  try {
    await other.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    const there = askThrough(other.window);
    await there('setting.save', { language: 'en', theme: 'dark' });
    await other.window.getByRole('button', { name: 'Settings' }).click();
    await other.window.getByRole('button', { name: 'Handover', exact: true }).click();
    await other.window.getByRole('button', { name: 'Choose a package…' }).click();
    await other.window.getByRole('dialog').getByText('Purges').waitFor();
    await shot(other.window, 'handover-take-en-dark');
    expect(await faults(other.window, '.ant-modal')).toEqual([]);
    await other.window.getByRole('dialog').getByRole('button', { name: 'Take in' }).click();
    await until(async () => (await there('account.list', undefined)).map(({ name }) => name), ['小银']);
    await until(() => other.window.getByRole('dialog').count(), 0);
    // What comes with the app is in the window's language, and no tag came twice.
    const tags = await there('tag.list', { accountId: null });
    expect(tags.map(({ name }) => name)).toEqual(['Audience', 'Source', 'Interest', 'Follow-up']);
    await other.window.getByRole('button', { name: 'Members' }).first().click();
    await until(() => other.window.getByRole('tab', { name: 'Silent for 30 days' }).count(), 1);
    await shot(other.window, 'taken-members-en-dark');
    await other.window.getByRole('button', { name: 'Groups', exact: true }).first().click();
    await until(() => other.window.getByRole('tab', { name: 'Nearly full' }).count(), 1);
    await shot(other.window, 'taken-groups-en-dark');
    await other.window.keyboard.press('Control+z');
    await until(async () => await there('account.list', undefined), []);
  } finally {
    await other.close();
  }
});
