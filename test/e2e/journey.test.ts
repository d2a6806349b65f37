import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDateTime } from '#shared/domain/time';
import {
  askThrough,
  clipboardText,
  painted,
  pressOutside,
  shot,
  startApp,
  until,
  type RunningApp,
} from '../support/electronApp';

// One operator's first day, from an empty folder to the retrospective, each step on what the last one left.
const groupNames = Array.from({ length: 12 }, (_, index) => `成都银饰交流群${index + 1}`);
const fixtures = join(import.meta.dirname, '../support/fixtures');

let running: RunningApp;
const ask: ReturnType<typeof askThrough> = (route, input) => askThrough(running.window)(route, input);
beforeAll(async () => {
  running = await startApp({ firstStart: true });
});
afterAll(() => running.close());

test('three steps make two phones, two accounts and twelve groups', async () => {
  const { window } = running;
  await shot(window, 'journey-1-start');
  await window.getByRole('button', { name: '开始设置' }).click();
  await window.getByRole('heading', { name: '你用哪几台手机、哪几个微信号？' }).waitFor();
  await shot(window, 'journey-2-phones');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByRole('textbox', { name: /^群名/ }).fill(groupNames.join('\n'));
  const sits = window.getByRole('checkbox', { name: /也已经在这些群里/ });
  if (!(await sits.isChecked())) await sits.click();
  await shot(window, 'journey-3-groups');
  await window.getByRole('button', { name: '下一步' }).click();
  await shot(window, 'journey-4-rhythm');
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await window.getByRole('heading', { name: '今日' }).waitFor();
  await until(
    async () => (await ask('account.list', undefined)).map((account) => account.deviceRole),
    ['primary', 'standby'],
  );
  expect((await ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length).toBe(12);
  await shot(window, 'journey-5-today-empty');
});

test('members come in from a sheet that LibreOffice wrote, once, and one undo takes them back', async () => {
  const { app, window } = running;
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(fixtures, 'members.xlsx'),
  );
  expect((await members()).length).toBe(0);
  for (const round of ['first', 'again']) {
    await window.keyboard.press('Control+4');
    await window.getByRole('heading', { name: '成员' }).waitFor();
    await window.getByRole('button', { name: '导入成员' }).first().click();
    await window.getByRole('button', { name: '选择文件…' }).click();
    await window.getByText(/^共 \d+ 行$/).waitFor();
    await shot(window, `journey-6-mapping-${round}`);
    await window.getByRole('combobox', { name: '是谁的好友' }).click();
    await window.getByRole('option', { name: '运营号' }).waitFor({ state: 'attached' });
    await window.keyboard.press('Enter');
    const people = async (): Promise<number> => (await members()).length;
    const had = await people();
    await window.getByRole('button', { name: /^(导入 \d+ 行|下一步)/ }).click();
    const go = window.getByRole('button', { name: /^导入 \d+ 行/ });
    const done = window.getByText(round === 'first' ? '导入完成' : '表里的内容都已经有了，没有变动', { exact: true });
    await until(async () => {
      if (await go.isVisible()) await go.click();
      return done.isVisible();
    }, true);
    await shot(window, `journey-7-imported-${round}`);
    await window.getByRole('button', { name: '完成', exact: true }).click();
    expect((await people()) > had).toBe(round === 'first');
  }
  const all = (await members()).length;
  await window.keyboard.press('Control+z');
  await until(async () => (await members()).length, 0);
  await window.keyboard.press('Control+Shift+z');
  await until(async () => (await members()).length, all);
});

const members = (): Promise<Uint32Array> =>
  ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });

test('a post is planned for all twelve groups at once', async () => {
  const { window } = running;
  const [day = '', clock = ''] = localDateTime(Date.now() - 120_000).split('T');
  await window.keyboard.press('Control+2');
  await window.getByRole('heading', { name: '日历' }).waitFor();
  await window.keyboard.press('n');
  const drawer = window.getByRole('dialog');
  await drawer.getByText('写一条', { exact: true }).click();
  await drawer.getByRole('textbox', { name: '写一条' }).fill('早上好，{{group}}的朋友们！今天上新「桂子」系列。');
  await drawer.getByRole('textbox', { name: '日期' }).fill(day);
  await window.keyboard.press('Enter');
  await drawer.getByRole('textbox', { name: '几点' }).fill(clock);
  await window.keyboard.press('Enter');
  await drawer
    .getByRole('row', { name: groupNames[0] ?? '' })
    .first()
    .click();
  await window.keyboard.press('Control+a');
  await shot(window, 'journey-8-slot');
  await window.keyboard.press('Control+Enter');
  await until(async () => (await ask('day.summary', { accountId: null })).planned, 12);
});

test('the whole round takes one key a post; the system clipboard holds each text; all is there after a restart', async () => {
  await running.window.keyboard.press('Control+1');
  await running.window
    .getByText(groupNames[0] ?? '', { exact: true })
    .first()
    .waitFor();
  const opened = running.app.waitForEvent('window');
  await running.window.keyboard.press('b');
  const bar = await opened;
  await painted(bar);
  await running.window.keyboard.press('r');
  const sent = async (): Promise<number> => (await ask('day.summary', { accountId: null })).sent;
  const texts: string[] = [];
  let pressedAt = 0;
  for (let done = 0; done < 12; done += 1) {
    await until(async () => {
      const { current } = await ask('round.view', undefined);
      return current !== null && current.copied.length > 0 && clipboardText().includes(current.groupName ?? '?');
    }, true);
    texts.push(clipboardText());
    // Two presses within the guard against a held key would count as one.
    await until(() => Date.now() - pressedAt > 200, true);
    pressOutside('ctrl+alt+c');
    pressedAt = Date.now();
    await until(sent, done + 1);
  }
  expect(new Set(texts)).toEqual(new Set(groupNames.map((name) => `早上好，${name}的朋友们！今天上新「桂子」系列。`)));
  await shot(running.window, 'journey-9-done');
  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  expect(await sent()).toBe(12);
});

test('a banned account hands its groups and coming posts to the standby on one screen, and one undo takes it back', async () => {
  const { window } = running;
  const at = localDateTime(Date.now() + 86_400_000);
  await ask('slot.create', {
    kind: 'group',
    starts: at,
    zone: 'Asia/Shanghai',
    windowMinutes: 60,
    groupIds: Array.from(await ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })),
    accountId: null,
    scriptId: null,
    inlineText: '明天见',
    repeat: null,
    note: '',
    campaignId: null,
  });
  const [main, standby] = await ask('account.list', undefined);
  const operated = async (id: number | undefined): Promise<number> =>
    (await ask('group.ids', { filter: { accountId: id ?? null }, sort: { by: 'name', desc: false } })).length;
  await window.keyboard.press('Control+7');
  await window.getByRole('button', { name: `「${main?.name}」的更多操作` }).click();
  await window.getByRole('menuitem', { name: '标记为封禁…' }).click();
  await window.getByRole('heading', { name: `封号切换：${main?.name}` }).waitFor();
  await shot(window, 'journey-10-switch');
  await window.getByRole('button', { name: '标记封禁并切换' }).click();
  await until(() => operated(standby?.id), 12);
  await shot(window, 'journey-11-switched');
  await window.keyboard.press('Control+z');
  await until(() => operated(main?.id), 12);
  expect((await ask('account.list', undefined))[0]?.status).toBe('normal');
});
