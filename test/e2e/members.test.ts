import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';
import type { Ask } from '../support/plannedDay';
import { fixtureFile } from '../support/sheets';

let running: RunningApp;

const ask: Ask = (route, input) => askThrough(running.window)(route, input);

beforeAll(async () => {
  running = await startApp();
  await makeGroups(ask, ['成都银饰交流群3']);
  // The system's own file dialog cannot be driven: it answers with the sheet that LibreOffice wrote.
  await running.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, fixtureFile('members.xlsx'));
});
afterAll(() => running.close());

test('a members xlsx made by LibreOffice is taken in by hand, and one undo takes it back', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '成员' }).first().click();
  await until(() => window.getByRole('heading', { name: '成员' }).count(), 1);
  await shot(window, 'members-empty');
  await window.keyboard.press('i');
  await shot(window, 'import-1');
  await window.getByRole('button', { name: '选择文件…' }).click();
  await until(() => window.getByText('共 7 行').count(), 1);
  await shot(window, 'import-2-needs-account');
  await window.getByRole('combobox', { name: '是谁的好友' }).click();
  await window.getByTitle('小银').last().click();
  await window.getByRole('combobox', { name: '加进哪个群' }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await until(() => window.getByRole('button', { name: '导入 5 行' }).isEnabled(), true);
  await shot(window, 'import-2');
  await window.getByRole('button', { name: '导入 5 行' }).click();
  await until(() => window.getByRole('status').filter({ hasText: '导入完成' }).count(), 1);
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await shot(window, 'import-4');
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await until(() => window.getByText('5 人', { exact: true }).count(), 1);
  await shot(window, 'members');
  await window.keyboard.press('/');
  await window.keyboard.type('zzz');
  await until(() => window.getByText('没有符合条件的成员').count(), 1);
  await window.keyboard.press('Escape');
  await window.keyboard.type('子');
  await until(() => window.getByText('1 人', { exact: true }).count(), 1);
  await window.getByRole('button', { name: '小李子' }).click();
  await until(() => window.getByRole('dialog').getByText('老客户').first().isVisible(), true);
  await shot(window, 'member');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+z');
  await until(
    async () => (await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length,
    0,
  );
  await until(() => window.getByText('没有符合条件的成员').count(), 1);
});

test('pasted rows with a known name are put before the operator, and what was decided is what happens', async () => {
  const { window } = running;
  await ask('setting.save', { theme: 'dark' });
  const [groupId = 0] = await ask('group.ids', {
    filter: { accountId: null },
    sort: { by: 'name', desc: false },
  });
  await ask('member.create', { nickname: '阿梅', city: '重庆', joins: { groupId } });
  await resize(window, 1024, 640);
  await window.keyboard.press('Escape');
  await window.keyboard.press('i');
  await window
    .getByRole('textbox', { name: '粘贴名单' })
    .fill('昵称\t微信号\n阿梅\tmei_2024\n一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破\tlong_name_1\n');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByRole('combobox', { name: '加进哪个群' }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await window.getByRole('button', { name: '下一步：认 1 个人' }).click();
  await shot(window, 'import-3-dark');
  await window.getByText('新的人', { exact: true }).last().click();
  await window.getByRole('button', { name: '导入 2 行' }).click();
  await until(() => window.getByRole('status').filter({ hasText: '导入完成' }).count(), 1);
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await shot(window, 'import-4-dark');
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await until(
    async () => (await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length,
    3,
  );
  await shot(window, 'members-dark');
  await window.getByRole('button', { name: '新建成员' }).click();
  await until(() => window.getByRole('dialog').count(), 1);
  await shot(window, 'member-new-dark');
});

test('columns of a stay are said to be lost while no group is chosen; once it is, one known outside it is asked about', async () => {
  const { window } = running;
  await ask('member.create', { nickname: '小李子', city: '成都' });
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.keyboard.press('i');
  await window
    .getByRole('textbox', { name: '粘贴名单' })
    .fill('行号\t原因\t昵称\t入群日期\t推荐人\t来源\t积分\n7\t看不懂的日期\t小李子\t2026/10/3\t阿梅\t扫码\t120\n');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('没有选「加进哪个群」，表里的进群时间、邀请人不会记下。').waitFor();
  await window.getByText('没有选「是谁的好友」，表里的来源渠道不会记下。').waitFor();
  // Line and reason of a file of rejected rows are no columns.
  await window.getByText('认出 4 列，保留为自定义字段 0 列，不导入 1 列').waitFor();
  await shot(window, 'import-2-unplaced-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('combobox', { name: '加进哪个群' }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await until(() => window.getByText('没有选「加进哪个群」').count(), 0);
  await window.getByText('积分这一列没有导入').waitFor();
  await window.getByRole('combobox', { name: '「积分」这一列是什么' }).fill('期初');
  await window.getByTitle('期初积分').last().click();
  await window.getByText('积分只记给还没有积分记录的人').waitFor();
  await shot(window, 'import-2-points-dark');
  await window.getByRole('button', { name: '下一步：认 1 个人' }).click();
  await window.getByText('群外已有同名的成员').waitFor();
  await shot(window, 'import-3-elsewhere-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '导入 1 行' }).click();
  await until(() => window.getByRole('status').filter({ hasText: '导入完成' }).count(), 1);
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await until(() => window.getByText('120', { exact: true }).count(), 1);
  expect((await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length).toBe(4);
});

test('level, layer and spend of a sheet are said before they are taken in, unknown words too; the member page names the import', async () => {
  const { window } = running;
  await window.keyboard.press('i');
  await window
    .getByRole('textbox', { name: '粘贴名单' })
    .fill(
      '昵称\t微信号\t等级\t客户分层\t消费金额\t订单数\t最近下单\n章子姐\tzhang_8888\tA\t核心客户\t3,680.50\t12\t2026-10-02\n老金\tjin_88888\t钻石\t潜水\t\t\t\n',
    );
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('「等级」里有不认识的词：钻石（1 行）。').waitFor();
  await window.getByText('消费记给还没有订单的人，每人一条「期初消费」：1 人，共 ¥3,680.50').waitFor();
  await resize(window, 1024, 640);
  await shot(window, 'import-2-standing-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await resize(window, 1280, 800);
  await window.getByRole('combobox', { name: '加进哪个群' }).click();
  await window.getByTitle('成都银饰交流群3').last().click();
  await window.getByRole('button', { name: '导入 2 行' }).click();
  await until(() => window.getByRole('status').filter({ hasText: '导入完成' }).count(), 1);
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await window.getByRole('button', { name: '章子姐' }).click();
  await until(() => window.getByText('导入时定的，算手动').count(), 2);
  await shot(window, 'member-imported-dark');
  await window.getByRole('dialog').getByRole('tab', { name: '订单' }).click();
  await window.getByText('期初消费 · 12 单').waitFor();
  await shot(window, 'member-opening-dark');
  await window.keyboard.press('Escape');
  await ask('operation.undo', {});
  await until(() => window.getByText('章子姐').count(), 0);
});

test('members are filtered by tag and silence, the filter is kept as a view over a restart; all are tagged and untagged', async () => {
  await resize(running.window, 1280, 800);
  await ask('setting.save', { theme: 'light' });
  const [tags] = await ask('tag.list', { accountId: null });
  const saved = await ask('tag.save', { groupId: tags?.id ?? 0, name: '回头客' });
  const everyone = await ask('member.ids', {
    filter: { accountId: null },
    sort: { by: 'name', desc: false },
  });
  await ask('member.tag', { ids: everyone.slice(0, 2), tagIds: saved.ids, jobId: 'e2e' });
  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  let { window } = running;
  await window.getByRole('button', { name: '成员' }).first().click();
  await until(() => window.getByRole('grid', { name: '成员' }).getByText('回头客').count(), 2);
  // What was taken back by key is offered no more.
  await until(() => window.getByRole('button', { name: '撤销', exact: true }).count(), 0);
  await shot(window, 'members-views');
  await window.getByRole('columnheader', { name: '标签' }).hover();
  await window.getByRole('button', { name: '按「标签」筛选' }).click();
  await shot(window, 'members-chip-new');
  await window.locator('.ant-popover input:focus').waitFor();
  await window.keyboard.type('回头');
  await window.locator('.ant-select-item-option-active', { hasText: '回头客' }).waitFor();
  await window.keyboard.press('Enter');
  await shot(window, 'members-chip-typed');
  await until(() => window.getByText('2 人', { exact: true }).count(), 1);
  await shot(window, 'members-chip-open');
  await window.keyboard.press('Escape');
  await window.getByRole('combobox', { name: '添加条件' }).click();
  await window.keyboard.type('最后发言');
  await window.keyboard.press('Enter');
  await window.locator('.ant-popover input:focus').waitFor();
  await window.keyboard.press('Enter');
  await until(() => window.getByRole('button', { name: '30 天没说话' }).count(), 1);
  // No chat was ever imported: whether these two spoke is not known, and the table says so.
  await until(() => window.getByRole('grid').getByText('没有记录', { exact: true }).count(), 2);
  await window.getByRole('button', { name: '也含没有聊天记录的人，去掉' }).click();
  await until(() => window.getByText('没有符合条件的成员').count(), 1);
  await shot(window, 'members-known-silent');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '去掉「发言情况」' }).click();
  await window.getByRole('button', { name: '存为视图' }).click();
  await window.getByRole('textbox', { name: '视图名称' }).fill('沉默的回头客');
  await window.keyboard.press('Enter');
  await until(() => window.getByRole('tab', { name: '沉默的回头客', selected: true }).count(), 1);
  await shot(window, 'members-view-kept');

  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  ({ window } = running);
  await window.getByRole('button', { name: '成员' }).first().click();
  await window.getByRole('tab', { name: '沉默的回头客' }).click();
  await until(() => window.getByText('2 人', { exact: true }).count(), 1);
  await until(() => window.getByRole('button', { name: '标签：回头客' }).count(), 1);
  await window.getByRole('tab', { name: '全部' }).click();
  await until(() => window.getByText(`${everyone.length} 人`, { exact: true }).count(), 1);

  await window.getByRole('grid', { name: '成员' }).focus();
  await window.keyboard.press('Control+a');
  await until(() => window.getByRole('toolbar', { name: `已选 ${everyone.length} 人` }).count(), 1);
  await shot(window, 'members-selected');
  await window.getByRole('button', { name: '打标签' }).click();
  await window.keyboard.type('回头');
  await window.keyboard.press('Enter');
  await shot(window, 'members-tag');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: '确定' }).click();
  await until(() => window.getByRole('grid', { name: '成员' }).getByText('回头客').count(), everyone.length);
  await window.keyboard.press('Control+z');
  await until(() => window.getByRole('grid', { name: '成员' }).getByText('回头客').count(), 2);
  await window.getByRole('button', { name: '列', exact: true }).click();
  await shot(window, 'members-columns');
  await window.keyboard.press('Escape');
  await ask('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await window.getByRole('tab', { name: '沉默的回头客' }).click();
  await until(() => window.getByText('2 人', { exact: true }).count(), 1);
  expect(await faults(window)).toEqual([]);
  await shot(window, 'members-view-dark');
  await window.getByRole('grid', { name: '成员' }).focus();
  await window.keyboard.press('Control+a');
  await until(() => window.getByRole('toolbar', { name: '已选 2 人' }).count(), 1);
  expect(await faults(window)).toEqual([]);
  await shot(window, 'members-bulk-dark');
  // A role is one in a group: where the list is not narrowed to one, it is asked for.
  await window.getByRole('button', { name: '更多', exact: true }).click();
  await window.getByRole('menuitem', { name: '群与身份' }).click();
  await window.getByRole('menuitem', { name: '设为管理员' }).click();
  const dialog = window.getByRole('dialog', { name: '设为管理员' });
  await dialog.getByRole('combobox').click();
  await window.keyboard.press('Enter');
  await shot(window, 'members-role-dark');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await dialog.getByRole('button', { name: '设为管理员' }).click();
  await until(() => window.getByText(/已改 \d 位成员的身份/).count(), 1);
  // The offer takes back its own step, not the one that came after.
  const [one = 0] = everyone;
  await ask('member.update', { id: one, changes: { city: '成都' } });
  await window.getByRole('button', { name: '撤销', exact: true }).click();
  await until(() => window.getByText(/已撤销：.*身份/).count(), 1);
  expect(await ask('member.get', { id: one, accountId: null })).toMatchObject({ city: '成都' });
});
