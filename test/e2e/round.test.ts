import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  askThrough,
  clipboardPicture,
  clipboardText,
  painted,
  pressOutside,
  shot,
  startApp,
  until,
  type RunningApp,
} from '../support/electronApp';
import { pngOf } from '../support/pictures';
import { makeTwoPhones, planPost, type Ask, type TwoPhones } from '../support/plannedDay';

const SHORTCUT = 'ctrl+alt+c';
const MINUTE = 60_000;

let running: RunningApp;
let ask: Ask;
let phones: TwoPhones;
let bar: Page;

const sentCount = async (): Promise<number> => (await ask('day.summary', { accountId: null })).sent;
const place = async (): Promise<string> => {
  const { current, done, total } = await ask('round.view', undefined);
  return `${done}/${total} ${current?.groupName ?? ''} ${current?.copied.length ?? 0}`;
};

// The app takes presses within 70 ms for one key held down; a hand is never that quick, a test would be.
let pressedAt = 0;
const pressShortcut = async (): Promise<void> => {
  await until(() => Date.now() - pressedAt > 200, true);
  pressOutside(SHORTCUT);
  pressedAt = Date.now();
};

beforeAll(async () => {
  running = await startApp();
  ask = askThrough(running.window);
  phones = await makeTwoPhones(ask);
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  await planPost(ask, {
    at: now - 4 * MINUTE,
    groupIds: phones.silverGroups,
    text: '早上好，{{group}}的朋友们！今天九点上新，福利见群公告。',
  });
  await planPost(ask, {
    at: now - 3 * MINUTE,
    groupIds: phones.goldGroups,
    text: '重庆的姐妹们早，今天的银镯有现货。',
  });
});
afterAll(() => running.close());

test('n posts of one text part take n presses of the shortcut, each text on the clipboard as shown', async () => {
  const { app, window } = running;
  await window.getByText('成都银饰交流群1', { exact: true }).first().waitFor();
  await shot(window, 'today');
  const opened = app.waitForEvent('window');
  await window.keyboard.press('b');
  bar = await opened;
  await painted(bar);
  await shot(bar, 'bar-idle');
  await window.keyboard.press('r');
  await until(place, '0/15 成都银饰交流群1 1');
  await shot(window, 'today-round');
  await shot(bar, 'bar-first');

  const order = (await ask('delivery.queue', { accountId: null, day: null })).flatMap((slot) => slot.items);
  const copied = [clipboardText()];
  for (let press = 1; press <= order.length; press += 1) {
    await pressShortcut();
    await until(sentCount, press);
    if (press < order.length) {
      const next = await ask('delivery.get', { id: order[press]!.id });
      await until(place, `${press}/15 ${next?.groupName} 1`);
      await bar.getByText(next?.groupName ?? '', { exact: true }).waitFor();
      copied.push(clipboardText());
      if (press === 12) await shot(bar, 'bar-switch');
    }
  }
  expect(copied.slice(0, 12)).toEqual(
    Array.from(
      { length: 12 },
      (_, index) => `早上好，成都银饰交流群${index + 1}的朋友们！今天九点上新，福利见群公告。`,
    ),
  );
  expect(new Set(copied.slice(12))).toEqual(new Set(['重庆的姐妹们早，今天的银镯有现货。']));
  await bar.getByText('这一轮发完了，共 15 条').waitFor();
  await shot(bar, 'bar-finished');
  await shot(window, 'today-finished');
});

test('in the window keys alone copy text and picture part by part, tick off, skip and put off', async () => {
  const { window } = running;
  const picture = await ask('material.add', {
    bytes: new Uint8Array(pngOf(64, 48, [200, 60, 20])),
    name: '福利海报.png',
  });
  const { ids } = await ask('script.create', {
    title: '福利海报',
    accountId: null,
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [
      { kind: 'text', text: '{{群名}}专属福利，看图👇' },
      { kind: 'picture', materialId: picture.id },
    ],
  });
  const at = Math.floor(Date.now() / MINUTE) * MINUTE - MINUTE;
  await planPost(ask, { at, groupIds: phones.silverGroups.slice(0, 4), scriptId: ids[0]! });
  const rows = window.getByRole('listbox').getByRole('option', { selected: true });
  const queue = await ask('delivery.queue', { accountId: null, day: null });
  const posts = queue.at(-1)!.items.map((item) => item.id);
  const statuses = async (): Promise<string[]> => (await ask('delivery.many', posts)).map((row) => row.status);
  await window.locator(`#delivery-${posts[0]}`).click();
  await shot(window, 'today-parts');

  await window.keyboard.press('Space');
  await until(place, '0/4 成都银饰交流群1 1');
  expect(clipboardText()).toBe('成都银饰交流群1专属福利，看图👇');
  await window.keyboard.press('Space');
  await until(place, '0/4 成都银饰交流群1 2');
  const png = clipboardPicture();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 48]);
  await window.keyboard.press('Enter');
  await until(statuses, ['sent', 'due', 'due', 'due']);
  await until(() => rows.innerText(), '成都银饰交流群2\n该发了');

  // Nothing of the second was copied: Enter asks once more instead of ticking off.
  await window.keyboard.press('Enter');
  await window.getByText('这一条还没复制完').waitFor();
  expect(await statuses()).toEqual(['sent', 'due', 'due', 'due']);
  await window.keyboard.press('s');
  await window.getByRole('menu').waitFor();
  await shot(window, 'today-skip');
  await window.keyboard.press('3');
  await until(statuses, ['sent', 'skipped', 'due', 'due']);
  await window.keyboard.press('z');
  await window.getByRole('menu').waitFor();
  await shot(window, 'today-later');
  await window.keyboard.press('2');
  await until(
    async () => (await ask('delivery.many', posts)).map((row) => row.dueAt > Date.now()),
    [false, false, true, false],
  );
  expect((await ask('delivery.many', posts))[1]?.reason).toBe('活动取消');

  await window.locator(`#delivery-${posts[3]}`).click();
  await window.keyboard.press('q');
  await window.getByRole('img', { name: /二维码/ }).waitFor();
  await shot(window, 'today-qr');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'hidden' });
  await window.keyboard.press('Control+z');
  await until(async () => (await ask('delivery.many', posts))[2]!.dueAt > Date.now(), false);
});

test('A ticks off all groups of one text, one undo opens them again', async () => {
  const { window } = running;
  const at = Math.floor(Date.now() / MINUTE) * MINUTE;
  await planPost(ask, { at, groupIds: phones.silverGroups, text: '今晚八点直播，记得来。' });
  const posts = (await ask('delivery.queue', { accountId: null, day: null })).find(
    (slot) => slot.items.length === 12 && slot.dueAt === at,
  )!;
  const open = async (): Promise<number> =>
    (
      await ask(
        'delivery.many',
        posts.items.map((item) => item.id),
      )
    ).filter((row) => row.status === 'due').length;
  await window.locator(`#delivery-${posts.items[0]!.id}`).click();
  await window.keyboard.press('Space');
  await until(() => clipboardText(), '今晚八点直播，记得来。');
  await window.keyboard.press('Enter');
  await until(open, 11);
  // The text is the same: the next needs no second copy.
  await window.keyboard.press('Enter');
  await until(open, 10);
  await window.keyboard.press('a');
  await until(open, 0);
  await window.keyboard.press('Control+z');
  await until(open, 10);
  expect(clipboardText()).toBe('今晚八点直播，记得来。');
});

test('what was ticked off is there after a restart, and the round goes on with a fresh copy', async () => {
  const before = await ask('round.view', undefined);
  const sent = await sentCount();
  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  ask = askThrough(running.window);
  expect(await sentCount()).toBe(sent);
  const view = await ask('round.view', undefined);
  expect([view.current?.deliveryId, view.current?.copied, view.clip]).toEqual([before.current?.deliveryId, [], null]);
  // One press for each of its parts, and the one after them ticks it off.
  for (let copies = 1; copies <= (view.current?.parts.length ?? 0); copies += 1) {
    await pressShortcut();
    await until(async () => (await ask('round.view', undefined)).current?.copied.length, copies);
    expect(await sentCount()).toBe(sent);
  }
  await pressShortcut();
  await until(sentCount, sent + 1);
});
