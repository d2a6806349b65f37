import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goThroughPalette, resize, shot, startApp, until, type RunningApp } from '../support/electronApp';
import { freshFolder } from '../support/dataProcess';
import { generate, sizeAt } from '../generate/index';

// Six accounts post at the same hours, and every list is longer than a thousand.
let running: RunningApp;
beforeAll(async () => {
  const dataDir = join(freshFolder(), 'community');
  generate(dataDir, sizeAt(0.03), Date.now());
  running = await startApp({ dataDir });
});
afterAll(() => running.close());

const overflow = (grid: Locator): Promise<number> => grid.evaluate((box) => box.scrollWidth - box.clientWidth);

async function goTo(window: Page, key: number): Promise<void> {
  await window.keyboard.press(`Control+${key}`);
  await until(() => window.locator('main [aria-busy="true"], main .ant-skeleton-active').count(), 0);
}

test('six posts of one hour leave words in the week and in the day; the rest are behind +n, and open from there', async () => {
  const { window } = running;
  await goTo(window, 2);
  for (const [key, least, size] of [
    ['w', 48, [1280, 800]],
    ['w', 64, [1024, 640]],
    ['d', 120, [1024, 640]],
  ] as const) {
    await resize(window, size[0], size[1]);
    await window.keyboard.press(key);
    const slots = window.locator('[data-slot]:visible');
    await until(async () => (await slots.count()) > 4, true);
    await until(async () => {
      const widths = await slots.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
      return Math.min(...widths) >= least;
    }, true);
    await shot(window, `calendar-${key}-${size[0]}`);
  }
  const more = window.getByText(/^\+\d$/).first();
  await more.click();
  await window.getByRole('dialog').locator('[data-slot]').first().click();
  await window.getByText('编辑排期').waitFor();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await resize(window, 1280, 800);
});

test('the usual columns of groups and members fit a window of 1280 and of 1024 px', async () => {
  const { window } = running;
  for (const [width, height] of [
    [1280, 800],
    [1024, 640],
  ] as const) {
    await resize(window, width, height);
    for (const [key, name] of [
      [3, '群'],
      [4, '成员'],
    ] as const) {
      await goTo(window, key);
      const grid = window.getByRole('grid', { name, exact: true });
      await until(
        () =>
          grid
            .getByRole('row')
            .count()
            .then((rows) => rows > 5),
        true,
      );
      await until(() => overflow(grid), 0);
      await shot(window, `${name}-${width}`);
    }
  }
  await resize(window, 1280, 800);
});

test('a warning that does not fit is counted behind those that do: none ends cut off and uncounted', async () => {
  const { window } = running;
  await goTo(window, 3);
  await until(
    () =>
      window
        .locator('[data-grave]')
        .count()
        .then((chips) => chips > 3),
    true,
  );
  const cut = await window.getByRole('grid', { name: '群', exact: true }).evaluate((grid) =>
    Array.from(grid.querySelectorAll('[data-grave]'))
      .filter((chip) => chip.scrollWidth > chip.clientWidth + 1)
      .map((chip) => chip.textContent),
  );
  expect(cut).toEqual([]);
});

test('no screen of a large community shows a number of four digits ungrouped', async () => {
  const { window } = running;
  const bare: string[] = [];
  for (const key of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await goTo(window, key);
    bare.push(...(await bareNumbers(window)).map((found) => `${key}: ${found}`));
  }
  for (const words of ['会员体系', '聊天记录', '洗粉']) {
    await goThroughPalette(window, words);
    await until(() => window.locator('main [aria-busy="true"], main .ant-skeleton-active').count(), 0);
    bare.push(...(await bareNumbers(window)).map((found) => `${words}: ${found}`));
  }
  expect(bare).toEqual([]);
});

/** Texts on screen that are a number of four digits and more, alone or with a word of count; names, phones and years aside. */
function bareNumbers(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Some are called by their trade and phone.
      const text = (node.textContent ?? '').replace(/1[3-9]\d{9}/, '');
      if (/^\D{0,8}\d{4,}( ?[人个条次位群行件步分项篇]|\D{0,2})$/.test(text) && !/[-/:年]|话术|号/.test(text))
        found.push(text);
    }
    return found;
  });
}

test('the help of the tags lists the keys that work on a tag', async () => {
  const { window } = running;
  await goThroughPalette(window, '会员体系');
  await window.getByText('标签', { exact: true }).first().click();
  await window.keyboard.press('?');
  const help = window.getByRole('dialog');
  for (const key of ['Alt+←', 'Alt+→', 'F2', 'Delete'])
    await until(
      () =>
        help
          .getByText(key, { exact: true })
          .count()
          .then((found) => found > 0),
      true,
    );
  expect(await help.getByText('标签往前移').count()).toBe(1);
  await window.keyboard.press('Escape');
});

test('while a script is being written, saving it is the one primary action', async () => {
  const { window } = running;
  await goTo(window, 5);
  await window.keyboard.press('n');
  await window.getByRole('textbox', { name: '标题', exact: true }).fill('早安');
  await until(() => window.locator('main .ant-btn-primary:visible').count(), 1);
  await until(() => window.locator('main .ant-btn-primary:visible').innerText(), '保存');
  await shot(window, 'script-writing');
});

test('a group’s post leads to its slot, with its day behind it', async () => {
  const { window } = running;
  await goTo(window, 3);
  await window
    .getByRole('grid', { name: '群', exact: true })
    .getByRole('row')
    .nth(1)
    .getByRole('button')
    .first()
    .click();
  const post = window.getByRole('list', { name: '最近发过' }).getByRole('button').last();
  const day = (await post.locator('time').innerText()).slice(0, 5);
  await post.click();
  await window.getByText('编辑排期').waitFor();
  await until(async () => (await window.getByRole('textbox', { name: '日期' }).inputValue()).slice(5), day);
  await shot(window, 'group-post-slot');
});

test('in a window of 640 px every screen of the rail is in view beside six accounts', async () => {
  const { window } = running;
  await resize(window, 1024, 640);
  const last = window.getByRole('button', { name: '设置', exact: true });
  await until(async () => {
    const box = await last.boundingBox();
    return box !== null && box.y + box.height <= 640;
  }, true);
  await shot(window, 'rail-low');
  expect(await window.getByText('主用机1').first().isVisible()).toBe(false);
});
