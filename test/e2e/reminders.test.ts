import { afterAll, beforeAll, expect, test } from 'vitest';
import { askThrough, shot, startApp, until, type RunningApp } from '../support/electronApp';
import { makeTwoPhones, planPost, type Ask, type TwoPhones } from '../support/plannedDay';

const MINUTE = 60_000;

let running: RunningApp;
let ask: Ask;
let phones: TwoPhones;
const minute = Math.floor(Date.now() / MINUTE) * MINUTE;

interface Noted {
  shownNotes: string[];
  trueNow: () => number;
}

/** Moves the clock of the shell (not of the data process) by so many ms from the true time. */
const shiftClock = (ms: number): Promise<void> =>
  running.app.evaluate((_electron, by) => {
    const kept = globalThis as unknown as Noted;
    Date.now = () => kept.trueNow() + by;
  }, ms);
const notes = (): Promise<string[]> =>
  running.app.evaluate(() => (globalThis as unknown as Noted).shownNotes.splice(0));
const dueInRail = async (): Promise<string> =>
  (await running.window.locator('nav button[aria-current="true"]').innerText()).replace(/\s+/g, ' ');

beforeAll(async () => {
  running = await startApp();
  ask = askThrough(running.window);
  await running.app.evaluate(({ Notification }) => {
    const kept = globalThis as unknown as Noted;
    kept.shownNotes = [];
    kept.trueNow = Date.now.bind(Date);
    Notification.prototype.show = function show(this: Electron.Notification) {
      kept.shownNotes.push(`${this.title} | ${this.body}`);
    };
  });
  await ask('setting.save', { quietFrom: '00:00', quietTo: '00:00' });
  phones = await makeTwoPhones(ask, 6, 2);
});
afterAll(() => running.close());

test('what falls due is told once for a slot, not for each group, and not in quiet hours', async () => {
  await planPost(ask, { at: minute + 5 * MINUTE, groupIds: phones.silverGroups, text: '九点上新' });
  await planPost(ask, { at: minute + 5 * MINUTE, groupIds: phones.goldGroups, text: '银镯现货' });
  await shiftClock(6 * MINUTE);
  await planPost(ask, { at: minute + 600 * MINUTE, groupIds: phones.goldGroups, text: '晚安' });
  const told: string[] = [];
  await until(async () => told.push(...(await notes())), 2);
  expect(told.sort()).toEqual(['该发了：九点上新 | 小银 主力机，6 个群', '该发了：银镯现货 | 阿金 备用机，2 个群']);

  await planPost(ask, { at: minute + 10 * MINUTE, groupIds: phones.silverGroups, text: '夜里的' });
  await ask('setting.save', { quietFrom: '00:00', quietTo: '23:59' });
  await shiftClock(11 * MINUTE);
  await planPost(ask, { at: minute + 610 * MINUTE, groupIds: phones.goldGroups, text: '早安' });
  await ask('setting.save', { quietFrom: '00:00', quietTo: '00:00' });
  await planPost(ask, { at: minute + 14 * MINUTE, groupIds: phones.goldGroups, text: '醒了' });
  await shiftClock(15 * MINUTE);
  await planPost(ask, { at: minute + 620 * MINUTE, groupIds: phones.goldGroups, text: '午安' });
  const later: string[] = [];
  await until(async () => later.push(...(await notes())), 1);
  expect(later).toEqual(['该发了：醒了 | 阿金 备用机，2 个群']);
});

test('what fell due while the machine slept is listed on waking, and put off from the list', async () => {
  const { app, window } = running;
  await planPost(ask, { at: minute + 20 * MINUTE, groupIds: phones.silverGroups, text: '睡着时该发的早报' });
  await planPost(ask, { at: minute + 22 * MINUTE, groupIds: phones.goldGroups, text: '睡着时该发的福利' });
  await shiftClock(19 * MINUTE);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  await shiftClock(30 * MINUTE);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  const banner = window.getByRole('region', { name: '睡眠期间错过' });
  await banner.getByText('电脑睡眠期间有 8 条到点没发').waitFor();
  await shot(window, 'today-slept');
  const told: string[] = [];
  await until(async () => told.push(...(await notes())), 1);
  expect(told[0]).toContain('睡眠期间有 8 条到点没发');
  await banner.getByRole('button', { name: '记为漏发' }).first().click();
  await banner.getByText('电脑睡眠期间有 2 条到点没发').waitFor();
  await banner.getByRole('button', { name: '改到…' }).click();
  await window.getByText('明天同一时间').last().click();
  await banner.waitFor({ state: 'hidden' });
});

test('the count of what is due stands in the rail and goes down with each tick', async () => {
  await planPost(ask, { at: minute - 2 * MINUTE, groupIds: phones.goldGroups, text: '现在就发' });
  await until(dueInRail, '全部 2');
  const [first] = (await ask('delivery.queue', { accountId: phones.gold, day: null }))[0]!.items;
  await ask('delivery.send', { ids: [first!.id] });
  await until(dueInRail, '全部 1');
  expect((await ask('day.summary', { accountId: null })).due).toBe(1);
});

test('the queue fits the smallest window, in the dark, with very long names', async () => {
  const { app, window } = running;
  const kinds = await ask('kind.list', undefined);
  const { ids } = await ask('group.create', {
    kindId: kinds[0]!.id,
    accountId: phones.silver,
    groups: Array.from({ length: 3 }, (_, at) => ({
      name: `成都高新区天府大道银饰手作爱好者与老顾客福利分享交流总群第${at + 1}分群（新品首发）`,
    })),
  });
  await planPost(ask, {
    at: minute - MINUTE,
    groupIds: ids,
    text: `各位{{nickname}}，${'今天的新品是手工锻打的足银手镯，克重四十克，纹样取自蜀锦。'.repeat(6)}\n详情 https://example.com/new {{福利}}`,
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1024, 640));
  await ask('setting.save', { theme: 'dark' });
  await window.getByText('各位').first().click();
  await window.getByRole('option').filter({ hasText: '第2分群' }).click();
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  await shot(window, 'today-dark-small');
  const wide = await window.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
  for (const button of await window.getByLabel('当前这一条').getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(box && box.x + box.width <= 1024 && box.y + box.height <= 640).toBe(true);
  }
});
