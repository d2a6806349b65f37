import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { askThrough, clipboardText, shot, startApp, until, type RunningApp } from '../support/electronApp';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ firstStart: true });
});
afterAll(() => running.close());

test('the three-step start from an empty folder, by keyboard: two phones, two accounts, groups, three posts a day', async () => {
  const { window } = running;
  await window.getByRole('button', { name: '开始设置' }).waitFor();
  await shot(window, 'start-choice');
  expect.soft(await faults(window)).toEqual([]);
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { name: '你用哪几台手机' }).waitFor();
  await shot(window, 'start-phones');
  expect.soft(await faults(window)).toEqual([]);
  // The two suggested phones and accounts are good as they are: Enter goes on.
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { name: '现在有哪些群' }).waitFor();
  await window.keyboard.type('成都银饰交流群1\n成都银饰交流群2\n成都银饰交流群2\n拾光福利群');
  await window.getByText('共 3 个群').waitFor();
  await shot(window, 'start-groups');
  expect.soft(await faults(window)).toEqual([]);
  // Going back and forth keeps what was typed.
  await window.getByRole('button', { name: '返回' }).click();
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('共 3 个群').waitFor();
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByRole('radio', { name: /每天 3 条/ }).check();
  await shot(window, 'start-rhythm');
  expect.soft(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await window.getByRole('navigation').first().waitFor();

  const ask = askThrough(window);
  const accounts = await ask('account.list', undefined);
  expect(accounts.map(({ name, deviceLabel, standbyId }) => [name, deviceLabel, standbyId])).toEqual([
    ['运营号', '主用机', accounts[1]?.id],
    ['备用号', '备用机', null],
  ]);
  expect(
    await ask('group.ids', { filter: { accountId: accounts[0]?.id ?? 0 }, sort: { by: 'name', desc: false } }),
  ).toHaveLength(3);
});

test('what the first start made is there after a restart, and the start is not asked again', async () => {
  await running.close();
  running = await startApp({ dataDir: running.dataDir, firstStart: true });
  await running.window.getByRole('navigation').first().waitFor();
  expect(await running.window.getByRole('button', { name: '开始设置' }).count()).toBe(0);
  expect(await askThrough(running.window)('account.list', undefined)).toHaveLength(2);
});

test('a banned account: one screen, one button; the invitation text is on the clipboard, a tick hands the group over, undo takes it all back', async () => {
  const { window } = running;
  const ask = askThrough(window);
  const accounts = await ask('account.list', undefined);
  const [banned = 0, standby = 0] = accounts.map((account) => account.id);
  const ids = await ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  await ask('account.joined', { accountId: banned, standbyId: standby, groupIds: Array.from(ids).slice(0, 2) });

  await window.keyboard.press('Control+8');
  await window.getByRole('button', { name: '「运营号」的更多操作' }).click();
  await window.getByRole('menuitem', { name: '标记为封禁…' }).click();
  await window.getByRole('heading', { name: '马上交接（2）' }).waitFor();
  await window.getByRole('heading', { name: '需要邀请入群（1）' }).waitFor();
  await shot(window, 'switch-plan');
  expect.soft(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '复制邀请话术' }).click();
  await until(() => clipboardText().includes('麻烦把新号拉进「'), true);

  const open = async (id: number): Promise<number> =>
    (await ask('account.switchPlan', { accountId: id, standbyId: id === banned ? standby : banned })).waiting;
  expect(await open(banned)).toBeGreaterThan(0);
  await window.getByRole('button', { name: '标记封禁并切换' }).click();
  await window.getByRole('heading', { name: '运营号 已封禁' }).waitFor();
  expect(await ask('group.ids', { filter: { accountId: standby }, sort: { by: 'name', desc: false } })).toHaveLength(2);
  await window.getByRole('checkbox', { name: '已入群' }).click();
  await window.getByText('没有要邀请的群').waitFor();
  await shot(window, 'switch-done');
  expect.soft(await faults(window)).toEqual([]);
  expect(await ask('group.ids', { filter: { accountId: standby }, sort: { by: 'name', desc: false } })).toHaveLength(3);
  expect(await open(banned)).toBe(0);

  await window.keyboard.press('Control+z');
  await until(
    async () => (await ask('group.ids', { filter: { accountId: standby }, sort: { by: 'name', desc: false } })).length,
    2,
  );
  await window.keyboard.press('Control+z');
  await until(
    async () => (await ask('group.ids', { filter: { accountId: standby }, sort: { by: 'name', desc: false } })).length,
    0,
  );
  expect((await ask('account.list', undefined))[0]?.status).toBe('normal');
});

test.for(['light', 'dark'] as const)('axe finds nothing in the drawers and the fact editor, %s', async (theme) => {
  const { window } = running;
  await askThrough(window)('setting.save', { theme });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), theme);
  // The switch was left open: Escape goes back to the list.
  await window.keyboard.press('Control+8');
  await window.getByRole('heading', { level: 1 }).waitFor();
  if (theme === 'light') await window.keyboard.press('Escape');
  await window.getByRole('heading', { name: '资源' }).waitFor();
  const openers = [
    window.getByRole('button', { name: '新建账号' }),
    window.getByRole('button', { name: '新建手机' }),
    window.getByRole('button', { name: '新建人设' }),
    window.getByRole('button', { name: '「运营号」的状态' }),
  ];
  for (const opener of openers) {
    await opener.click();
    await window.getByRole('dialog').waitFor();
    expect.soft(await faults(window)).toEqual([]);
    await window.keyboard.press('Escape');
    await until(() => window.getByRole('dialog').count(), 0);
  }
  await window.keyboard.press('Control+9');
  await window.getByRole('button', { name: '编辑「群成员上限」' }).click();
  await window.getByRole('dialog').waitFor();
  expect.soft(await faults(window)).toEqual([]);
  await window.keyboard.press('Escape');
});

test('an account, a phone and a persona closed by Escape are there again when the form is opened, and gone once begun anew or saved', async () => {
  const { window } = running;
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await window.keyboard.press('Control+8');
  await window.getByRole('button', { name: '新建人设' }).first().waitFor();
  const kept = window.getByText('上次没保存的内容还在。');
  const drawer = window.getByRole('dialog');
  const forms = [
    { open: () => window.keyboard.press('n'), note: '没写完的号' },
    { open: () => window.keyboard.press('p'), note: '没写完的手机' },
    { open: () => window.getByRole('button', { name: '新建人设' }).first().click(), note: '没写完的人设' },
  ];
  for (const { open, note } of forms) {
    const input = drawer.getByRole('textbox').first();
    await open();
    await input.fill(note);
    await window.keyboard.press('Escape');
    await until(() => drawer.count(), 0);
    await open();
    await until(() => input.inputValue(), note);
    await kept.waitFor();
    expect(await faults(window, '.ant-drawer')).toEqual([]);
    await shot(window, `kept-${note}`);
    await window.getByRole('button', { name: '清空重填' }).click();
    await until(() => input.inputValue(), '');
    await until(() => kept.count(), 0);
    await input.fill(note);
    await window.keyboard.press('Enter');
    await until(() => drawer.count(), 0);
    await open();
    await until(() => input.inputValue(), '');
    await window.keyboard.press('Escape');
    await until(() => drawer.count(), 0);
  }
});
