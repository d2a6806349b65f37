import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { askThrough, painted, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';
import { spoken } from '../support/spoken';

const screens = [
  'today',
  'calendar',
  'groups',
  'members',
  'scripts',
  'campaigns',
  'retros',
  'resources',
  'settings',
] as const;
const tabs = ['growth', 'chats', 'purges'] as const;
const every = [...screens, ...tabs] as const;
const languages = ['zh-CN', 'zh-TW', 'en'] as const;

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await askThrough(running.window)('store.openSet', { set: 'sample' });
  await painted(running.window);
  await until(() => running.window.locator('main').count(), 1);
});
afterAll(() => running.close());

/** Goes to a screen by its key, and by the tab above its title; waits until its heading is there and nothing is being read. */
async function goTo(
  window: Page,
  screen: (typeof every)[number],
  language: (typeof languages)[number] = 'zh-CN',
): Promise<void> {
  const t = spoken(language);
  const tab = tabs.find((name) => name === screen);
  await window.keyboard.press(`Control+${screens.findIndex((name) => name === (tab ? 'members' : screen)) + 1}`);
  if (tab) {
    const bar = window.getByRole('navigation', { name: t('app:nav.memberTabs') });
    await bar.getByRole('button', { name: t(`app:nav.${tab}`), exact: true }).click();
  }
  await until(() => window.locator('main h1').count(), 1);
  await until(() => window.locator('main [aria-busy="true"], main .ant-skeleton-active').count(), 0);
}

test.for(['light', 'dark'] as const)('axe finds nothing on any screen, %s', async (theme) => {
  const { window } = running;
  await askThrough(window)('setting.save', { theme });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), theme);
  const found: string[] = [];
  for (const screen of every) {
    await goTo(window, screen);
    await shot(window, `${screen}-${theme}`);
    found.push(...(await faults(window)).map((fault) => `${screen}: ${fault}`));
  }
  expect(found).toEqual([]);
});

test.for(languages)('every screen speaks %s: no key left bare, none clipped at 1024×640', async (language) => {
  const { window } = running;
  await askThrough(window)('setting.save', { language, theme: 'light' });
  await until(() => window.evaluate(() => document.documentElement.lang), language);
  await resize(window, 1024, 640);
  for (const screen of every) {
    await goTo(window, screen, language);
    await shot(window, `${screen}-${language}`);
    const text = await window.locator('body').innerText();
    expect(text.match(/\b[a-z]+:[a-z]\w*(\.\w+)+/g) ?? [], screen).toEqual([]);
    const wide = await window.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wide, `${screen} is wider than the window`).toBe(false);
  }
});

test('views for which there is no room are reached by a menu beside them, and the one shown is in sight', async () => {
  const { window } = running;
  const t = spoken('en');
  await askThrough(window)('setting.save', { language: 'en' });
  await resize(window, 1024, 640);
  await goTo(window, 'members', 'en');
  const last = window.getByRole('tab').last();
  const seen = async (): Promise<boolean> => {
    const [bar, tab] = [await window.getByRole('tablist').boundingBox(), await last.boundingBox()];
    return bar !== null && tab !== null && tab.x + tab.width <= bar.x + bar.width;
  };
  expect(await seen()).toBe(false);
  await window.getByRole('button', { name: t('app:view.every') }).click();
  await window.getByRole('menuitem').last().click();
  await until(() => last.getAttribute('aria-selected'), 'true');
  await until(seen, true);
});
