import type { Locator } from 'playwright-core';
import { faults } from '../support/axe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayBounds, localDateTime, localDay } from '#shared/domain/time';
import { makeGroups } from '../support/community';
import { askThrough, shot, startApp, until, type RunningApp } from '../support/electronApp';
import { draft } from '../support/plannedData';

let running: RunningApp;
let groups: readonly number[];
const day = (after: number): string => addDays(localDay(Date.now()), after);

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  groups = (await makeGroups(ask, ['研究所A', '研究所B', '成都银饰交流群3'])).groupIds;
  await running.window.keyboard.press('Control+2');
  await running.window.getByRole('heading', { name: '日历' }).waitFor();
});
afterAll(() => running.close());

/** Wall clock and title of every slot from today on, earliest first. */
async function planned(): Promise<readonly string[]> {
  const slots = await askThrough(running.window)('slot.range', {
    from: dayBounds(day(0))[0],
    to: Date.UTC(2100, 0),
    accountId: null,
  });
  return slots.map((slot) => `${localDateTime(slot.startsAt, slot.zone)} ${slot.title}`);
}

const cell = (on: string): Locator => running.window.locator(`[role="cell"][data-date="${on}"]`);
const slotOn = (on: string, title: string): Locator => cell(on).locator('[data-slot]:visible', { hasText: title });

/** Drags from the middle of one thing to the middle of another, as a hand does. */
async function drag(from: Locator, to: Locator): Promise<void> {
  const { mouse } = running.window;
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 4 });
  await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await mouse.up();
}

test('a slot for several groups is written with keys, warned of what is too near, and stands in its day', async () => {
  const { window } = running;
  await askThrough(window)('slot.create', draft(groups.slice(0, 1), { starts: `${day(1)}T09:40`, inlineText: '上新' }));
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('t');
  await window.keyboard.press('n');
  await window.getByText('写一条', { exact: true }).click();
  await window.getByRole('textbox', { name: '写一条' }).fill('早安，今天降温');
  await window.getByRole('textbox', { name: '日期' }).fill(day(1));
  await window.keyboard.press('Enter');
  await window.getByRole('textbox', { name: '几点' }).fill('09:30');
  await window.keyboard.press('Enter');
  await window.getByRole('textbox', { name: '搜索群名、拼音或首字母' }).fill('研究所');
  // A row is drawn anew as another while the list is being narrowed.
  await until(() => window.getByRole('row', { name: '成都银饰交流群3' }).count(), 0);
  for (const name of ['研究所A', '研究所B']) await window.getByRole('row', { name }).getByRole('checkbox').click();
  await window.getByText('同一个群 30 分钟内还有别的内容').waitFor();
  await shot(window, 'calendar-editor');
  await window.keyboard.press('Control+Enter');
  await until(() => window.getByRole('dialog').count(), 0);
  await until(planned, [`${day(1)}T09:30 早安，今天降温`, `${day(1)}T09:40 上新`]);
  await until(
    () =>
      slotOn(day(1), '早安')
        .innerText()
        .then((text) => text.includes('2 群')),
    true,
  );
});

test('a slot closed by Escape is there again when the editor is opened, on the day it is opened for; begun anew it is empty', async () => {
  const { window } = running;
  const text = window.getByRole('textbox', { name: '写一条' });
  await window.keyboard.press('t');
  await window.keyboard.press('n');
  await window.getByText('写一条', { exact: true }).click();
  await text.fill('写到一半的早安');
  await window.getByRole('textbox', { name: '备注' }).fill('要配图');
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await window.keyboard.press('n');
  await until(() => text.inputValue(), '写到一半的早安');
  await window.getByText('上次没保存的内容还在。').waitFor();
  expect(await window.getByRole('textbox', { name: '备注' }).inputValue()).toBe('要配图');
  expect(await faults(window, '.ant-drawer')).toEqual([]);
  await shot(window, 'calendar-kept');
  await window.getByRole('button', { name: '清空重填' }).click();
  await until(() => window.getByRole('textbox', { name: '备注' }).inputValue(), '');
  expect(await text.count()).toBe(0);
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  // What is stored is changed, closed and there again; saved, it is no draft any more.
  const line = `${day(1)}T09:40 上新`;
  expect(await planned()).toContain(line);
  await slotOn(day(1), '上新').click();
  await text.fill('上新啦');
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  expect(await planned()).toContain(line);
  await slotOn(day(1), '上新').click();
  await until(() => text.inputValue(), '上新啦');
  await window.keyboard.press('Control+Enter');
  await until(() => window.getByRole('dialog').count(), 0);
  await slotOn(day(1), '上新啦').click();
  await until(() => text.inputValue(), '上新啦');
  expect(await window.getByText('上次没保存的内容还在。').count()).toBe(0);
  await text.fill('上新');
  await window.keyboard.press('Control+Enter');
  await until(() => window.getByRole('dialog').count(), 0);
});

test('a slot just after midnight stands in its own day, which is still the day before by UTC', async () => {
  const { window } = running;
  await askThrough(window)('slot.create', draft(groups, { starts: `${day(2)}T00:30`, inlineText: '零点' }));
  await until(() => slotOn(day(2), '零点').count(), 1);
  await until(
    () =>
      slotOn(day(2), '零点')
        .innerText()
        .then((text) => text.includes('00:30')),
    true,
  );
});

test('a drag moves a slot with its time of day, with Alt it copies; Delete removes, and the notice takes it back', async () => {
  const { window } = running;
  await drag(slotOn(day(2), '零点'), cell(day(3)));
  await until(async () => (await planned()).filter((line) => line.includes('零点')), [`${day(3)}T00:30 零点`]);
  await until(() => slotOn(day(3), '零点').count(), 1);
  await window.keyboard.down('Alt');
  await drag(slotOn(day(3), '零点'), cell(day(4)));
  await window.keyboard.up('Alt');
  await until(
    async () => (await planned()).filter((line) => line.includes('零点')),
    [`${day(3)}T00:30 零点`, `${day(4)}T00:30 零点`],
  );
  await until(() => slotOn(day(4), '零点').count(), 1);
  await slotOn(day(4), '零点').click({ modifiers: ['Control'] });
  await slotOn(day(3), '零点').click({ modifiers: ['Control'] });
  await shot(window, 'calendar-selected');
  await window.keyboard.press('Delete');
  await until(async () => (await planned()).filter((line) => line.includes('零点')), []);
  await window.getByRole('button', { name: '撤销' }).last().click();
  await until(async () => (await planned()).filter((line) => line.includes('零点')).length, 2);
});

test('week and day come by key and show the same slots', async () => {
  const { window } = running;
  await window.keyboard.press('d');
  await window.keyboard.press('ArrowRight');
  await until(() => window.locator('[data-slot]:visible').count(), 2);
  await window.keyboard.press('w');
  await until(() => window.locator('[data-slot]:visible', { hasText: '上新' }).count(), 1);
  expect(await window.getByText('还有', { exact: false }).count()).toBe(0);
});
