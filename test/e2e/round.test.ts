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
  await shot(window, 'first');
  await window.getByText('成都银饰交流群1', { exact: true }).first().waitFor({ timeout: 5000 });
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
    pressOutside(SHORTCUT);
    await until(sentCount, press);
    if (press < order.length) {
      const next = await ask('delivery.get', { id: order[press]!.id });
      await until(place, `${press}/15 ${next?.groupName} 1`);
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
