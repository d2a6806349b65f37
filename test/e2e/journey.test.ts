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
import { inBigWorld } from '../support/worldFolder';

// One operator's first day, from an empty folder to the retrospective, each step on what the last one left.
const groupNames = Array.from({ length: 12 }, (_, index) => `成都银饰交流群${index + 1}`);
const fixtures = join(import.meta.dirname, '../support/fixtures');

let running: RunningApp;
const ask: ReturnType<typeof askThrough> = (route, input) => askThrough(running.window)(route, input);
let had: { readonly groups: number; readonly members: number; readonly accounts: number };
beforeAll(async () => {
  running = await startApp({ firstStart: true });
  had = { groups: (await groups()).length, members: (await members()).length, accounts: (await accounts()).length };
});
afterAll(() => running.close());

const groups = (accountId: number | null = null): Promise<Uint32Array> =>
  ask('group.ids', { filter: { accountId }, sort: { by: 'name', desc: false } });
const members = (): Promise<Uint32Array> =>
  ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
/** This operator's own accounts: the one at work, and its standby. */
const accounts = async () => {
  const all = await ask('account.list', undefined);
  return ['运营号', '备用号'].flatMap((name) => all.filter((account) => account.name === name));
};

/** What the three steps make, beside a community that is there already. */
async function makeBeside(): Promise<void> {
  await running.window.getByRole('navigation').first().waitFor();
  const made: number[] = [];
  for (const [label, name, role] of [
    ['备用机', '备用号', 'standby'],
    ['主用机', '运营号', 'primary'],
  ] as const) {
    const device = await ask('device.create', { label, role });
    const { ids } = await ask('account.create', { name, deviceId: device.ids[0] ?? null, standbyId: made[0] ?? null });
    made.push(ids[0] ?? 0);
  }
  const [kind] = await ask('kind.list', undefined);
  await ask('group.create', {
    kindId: kind?.id ?? 0,
    accountId: made[1] ?? 0,
    standbyIds: made.slice(0, 1),
    groups: groupNames.map((name) => ({ name })),
  });
}

async function takeThreeSteps(): Promise<void> {
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
  await shot(window, 'journey-5-today-empty');
}

test('three steps make two phones, two accounts and twelve groups, or they are made beside what is there', async () => {
  await (inBigWorld ? makeBeside() : takeThreeSteps());
  await until(async () => (await accounts()).map(({ deviceRole }) => deviceRole), ['primary', 'standby']);
  expect((await groups()).length).toBe(had.groups + 12);
});

test('members come in from a sheet that LibreOffice wrote, once, and one undo takes them back', async () => {
  const { app, window } = running;
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(fixtures, 'members.xlsx'),
  );
  for (const round of ['first', 'again']) {
    await window.keyboard.press('Control+4');
    await window.getByRole('heading', { name: '成员' }).waitFor();
    await window.getByRole('button', { name: '导入成员' }).first().click();
    await window.getByRole('button', { name: '选择文件…' }).click();
    await window.getByText(/^共 \d+ 行$/).waitFor();
    await shot(window, `journey-6-mapping-${round}`);
    await window.getByRole('combobox', { name: '是谁的好友' }).click();
    await window.locator('.ant-select-item-option', { hasText: '运营号' }).click();
    const before = (await members()).length;
    await window.getByRole('button', { name: /^(导入 \d+ 行|下一步)/ }).click();
    const go = window.getByRole('button', { name: /^导入 \d+ 行/ });
    const done = window.getByText(round === 'first' ? '导入完成' : '表里的内容都已经有了，没有变动', { exact: true });
    await until(async () => {
      if (await go.isVisible()) await go.click();
      return done.isVisible();
    }, true);
    await shot(window, `journey-7-imported-${round}`);
    await window.getByRole('button', { name: '完成', exact: true }).click();
    expect((await members()).length > before).toBe(round === 'first');
  }
  const all = (await members()).length;
  await window.keyboard.press('Control+z');
  await until(async () => (await members()).length, had.members);
  await window.keyboard.press('Control+Shift+z');
  await until(async () => (await members()).length, all);
});

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
  await drawer.getByRole('textbox', { name: '搜索群名、拼音或首字母' }).fill('成都银饰交流群');
  await until(() => drawer.getByRole('grid').getAttribute('aria-rowcount'), '13');
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
  const all = await accounts();
  const main = all.find(({ name }) => name === '运营号');
  const standby = all.find(({ name }) => name === '备用号');
  await ask('slot.create', {
    kind: 'group',
    starts: at,
    zone: 'Asia/Shanghai',
    windowMinutes: 60,
    groupIds: Array.from(await groups(main?.id ?? 0)),
    accountId: null,
    scriptId: null,
    inlineText: '明天见',
    repeat: null,
    note: '',
    campaignId: null,
  });
  const operated = async (id: number | undefined): Promise<number> => (await groups(id ?? 0)).length;
  await window.keyboard.press('Control+8');
  await window.getByRole('button', { name: `「${main?.name}」的更多操作` }).click();
  await window.getByRole('menuitem', { name: '标记为封禁…' }).click();
  await window.getByRole('heading', { name: `封号切换：${main?.name}` }).waitFor();
  await shot(window, 'journey-10-switch');
  await window.getByRole('button', { name: '标记封禁并切换' }).click();
  await until(() => operated(standby?.id), 12);
  await shot(window, 'journey-11-switched');
  await window.keyboard.press('Control+z');
  await until(() => operated(main?.id), 12);
  expect((await accounts()).map(({ status }) => status)).toEqual(['normal', 'normal']);
});
