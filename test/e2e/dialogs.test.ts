import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { askThrough, painted, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';
import { spoken } from '../support/spoken';

// In English: its words are the longest, and no name from the sample can be taken for one.
const language = (process.env['QUNDESK_LANGUAGE'] ?? 'en') as 'en';
const t = spoken(language);
const OVERLAY = [
  '[role=dialog]',
  '.ant-dropdown:not(.ant-dropdown-hidden)',
  '.ant-popover:not(.ant-popover-hidden)',
  '[data-float]:not([role=tooltip])',
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)',
].join(', ');

interface Opening {
  readonly name: string;
  /** The screen's key. */
  readonly screen: number;
  /** What has to be done on the screen first. */
  readonly first?: (window: Page) => Promise<void>;
  /** The button that opens it, or the key. */
  readonly opener: ((window: Page) => Locator) | string;
  /** Opens from within what is open; then one Escape closes only this. */
  readonly above?: true;
  /** The opener goes with its menu: the focus comes back to what opened the menu. */
  readonly fromMenu?: true;
}

const overlays = (window: Page): Locator => window.locator(OVERLAY).filter({ visible: true });
const button =
  (key: string, fields?: Readonly<Record<string, string>>) =>
  (window: Page): Locator =>
    // An icon's name stands before the words.
    window
      .getByRole('button', { name: new RegExp(`(^|\\s)${t(key, fields).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
      .first();
const firstRow = async (window: Page): Promise<void> => {
  await window.getByRole('grid').focus();
  await window.getByRole('gridcell').first().waitFor();
};
const marked = async (window: Page): Promise<void> => {
  await firstRow(window);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Home');
  await window.keyboard.press('Space');
  await window.getByRole('toolbar').waitFor();
};
/** What can be done with the marked rows and found no room beside the title. */
const more = (window: Page): Locator => window.getByRole('toolbar').getByRole('button', { name: t('app:common.more') });
const openedOption = (window: Page): Promise<void> => window.getByRole('option').first().click();
const openedRow = async (window: Page): Promise<void> => {
  await firstRow(window);
  await window.keyboard.press('Enter');
};
/** A screen that stands beside the members, and a part of it by the words of its switches. */
const beside =
  (tab: string, ...parts: readonly string[]) =>
  async (window: Page): Promise<void> => {
    const bar = window.getByRole('navigation', { name: t('app:nav.memberTabs') });
    await bar.getByRole('button', { name: t(`app:nav.${tab}`), exact: true }).click();
    await window
      .locator('main h1')
      .filter({ hasText: t(`app:nav.${tab}`) })
      .waitFor();
    for (const part of parts) await window.locator('main').getByTitle(t(part), { exact: true }).click();
  };

const openings: readonly Opening[] = [
  { name: 'palette', screen: 1, opener: 'Control+k' },
  { name: 'keys', screen: 1, opener: '?' },
  { name: 'skip', screen: 1, opener: (window) => window.getByRole('button', { name: t('today:do.skip') }).last() },
  { name: 'later', screen: 1, opener: (window) => window.getByRole('button', { name: t('today:do.later') }).last() },
  { name: 'qr', screen: 1, opener: 'q' },
  { name: 'slot-new', screen: 2, opener: 'n' },
  {
    name: 'slot-day',
    screen: 2,
    opener: (window) => window.getByRole('textbox', { name: t('calendar:editor.day') }),
    above: true,
  },
  {
    name: 'slot',
    screen: 2,
    opener: (window) => window.locator('main [tabindex="0"]:has([data-slot]):visible').last(),
  },
  {
    name: 'group-kinds',
    screen: 3,
    opener: (window) => window.getByRole('menuitem', { name: t('groups:kinds.title') }),
    first: (window) => button('groups:arrange')(window).click(),
    fromMenu: true,
  },
  { name: 'group-new', screen: 3, opener: 'n' },
  { name: 'group-seats', screen: 3, first: marked, opener: button('groups:bulk.accounts') },
  { name: 'group-stage', screen: 3, first: marked, opener: button('groups:bulk.stage') },
  { name: 'group-kind', screen: 3, first: marked, opener: button('groups:bulk.kind') },
  { name: 'group-more', screen: 3, first: marked, opener: more },
  { name: 'group-roster', screen: 3, first: openedRow, opener: button('members:roster.open') },
  { name: 'group-page-seats', screen: 3, first: openedRow, opener: button('groups:accounts.change') },
  { name: 'import', screen: 4, opener: 'i' },
  { name: 'member-new', screen: 4, opener: 'n' },
  {
    name: 'member-join',
    screen: 4,
    first: async (window) => {
      await marked(window);
      await more(window).click();
      await window.getByRole('menuitem', { name: t('members:bulk.inGroup') }).click();
    },
    opener: (window) => window.getByRole('menuitem', { name: t('members:bulk.join') }),
    fromMenu: true,
  },
  { name: 'member', screen: 4, first: firstRow, opener: 'Enter' },
  { name: 'member-edit', screen: 4, opener: button('app:common.edit'), above: true },
  { name: 'export', screen: 4, opener: button('exports:open') },
  { name: 'member-tags', screen: 4, first: marked, opener: button('members:bulk.tag') },
  { name: 'layer-rule', screen: 4, first: beside('growth', 'growth:tabs.layers'), opener: button('growth:addRule') },
  { name: 'layer-changes', screen: 4, first: beside('growth', 'growth:tabs.layers'), opener: 'p' },
  { name: 'level-new', screen: 4, first: beside('growth', 'growth:tabs.levels'), opener: 'n' },
  { name: 'level-changes', screen: 4, first: beside('growth', 'growth:tabs.levels'), opener: 'p' },
  { name: 'checkin', screen: 4, first: beside('growth', 'growth:tabs.points'), opener: 'c' },
  {
    name: 'point-rule',
    screen: 4,
    first: beside('growth', 'growth:tabs.points', 'points:view.rules'),
    opener: button('points:rule.new'),
  },
  {
    name: 'reward',
    screen: 4,
    first: beside('growth', 'growth:tabs.points', 'points:view.rewards'),
    opener: button('points:reward.new'),
  },
  { name: 'chat-import', screen: 4, first: beside('chats'), opener: 'i' },
  { name: 'purge-new', screen: 4, first: beside('purges'), opener: 'n' },
  {
    name: 'category',
    screen: 5,
    opener: (window) =>
      window
        .getByRole('navigation', { name: t('scripts:category.title') })
        .getByRole('button', { name: t('scripts:category.more', { name: '服务' }), exact: true })
        .first(),
  },
  { name: 'watchwords', screen: 5, opener: button('scripts:watchword.title') },
  {
    name: 'script-more',
    screen: 5,
    first: openedOption,
    opener: button('app:common.more'),
  },
  {
    name: 'script-variable',
    screen: 5,
    first: openedOption,
    opener: (window) => window.getByRole('button', { name: t('scripts:part.variable') }).first(),
  },
  {
    name: 'versions',
    screen: 5,
    first: async (window) => {
      await openedOption(window);
      await button('app:common.more')(window).click();
    },
    opener: (window) => window.getByRole('menuitem', { name: t('scripts:versions.title') }),
    fromMenu: true,
  },
  { name: 'campaign-new', screen: 6, opener: 'n' },
  {
    name: 'note-more',
    screen: 7,
    first: openedOption,
    opener: button('app:common.more'),
  },
  { name: 'account-new', screen: 8, opener: 'n' },
  { name: 'device-new', screen: 8, opener: 'p' },
  { name: 'persona-new', screen: 8, opener: button('accounts:newPersona') },
  {
    name: 'account-edit',
    screen: 8,
    opener: (window) => window.getByRole('main').getByRole('button', { name: '小银', exact: true }).first(),
  },
  { name: 'status', screen: 8, opener: button('accounts:statusOf', { name: '小银', status: t('app:status.normal') }) },
  { name: 'account', screen: 8, opener: button('accounts:moreOf', { name: '小银' }) },
  { name: 'fact', screen: 9, opener: button('settings:facts.edit', { name: t('settings:facts.key.groupMax') }) },
];

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const { window } = running;
  await resize(window, 1024, 640);
  await askThrough(window)('store.openSet', { set: 'sample' });
  await painted(window);
  await askThrough(window)('setting.save', { language, theme: 'light' });
  await until(() => window.evaluate(() => document.documentElement.lang), language);
});
afterAll(() => running.close());

// Turned at each dialog once, never back: turning it draws the whole window anew.
let theme: 'light' | 'dark' = 'light';
const themed = async (window: Page, theme: 'light' | 'dark'): Promise<void> => {
  await askThrough(window)('setting.save', { theme });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), theme);
};
/** Menus and calendars hang outside the landmarks by nature; antd names its calendar's head by what it does. */
const faultsWith = async (window: Page, overlay: Locator): Promise<readonly string[]> => {
  const isDialog = await overlay.evaluate((box) => box.matches('[role=dialog]'));
  await window.evaluate(() => document.querySelector('[data-checked]')?.removeAttribute('data-checked'));
  await overlay.evaluate((box) => box.setAttribute('data-checked', ''));
  return (await faults(window, '[data-checked]')).filter(
    (fault) => isDialog || !/^region:|^label-content-name-mismatch: <button[^>]*ant-picker/.test(fault),
  );
};
/** Remembers what has the focus, and later tells whether it has it again. */
const remember = (window: Page): Promise<void> =>
  window.evaluate(() => void Object.assign(window, { before: document.activeElement }));
const isBack = (window: Page): Promise<boolean> =>
  window.evaluate(() => (window as unknown as { before: Element }).before === document.activeElement);

test.for(openings)(
  '$name: axe finds nothing in both themes, it fits, Escape closes it and the focus goes back',
  async (opening) => {
    const { window } = running;
    const { name, screen, first, opener, above, fromMenu } = opening;
    if (!above) {
      for (let left = 5; left > 0 && (await overlays(window).count()) > 0; left -= 1)
        await window.keyboard.press('Escape');
      await window.keyboard.press(`Control+${screen}`);
      await until(() => window.locator('main h1').count(), 1);
      await until(() => window.locator('main [aria-busy="true"], main .ant-skeleton-active').count(), 0);
      await first?.(window);
      await until(() => window.locator('main .ant-skeleton-active').count(), 0);
    }
    const open = above ? await overlays(window).count() : 0;
    if (typeof opener === 'string') {
      await remember(window);
      await window.keyboard.press(opener);
    } else {
      await opener(window).focus();
      await remember(window);
      await window.keyboard.press('Enter');
    }
    await until(() => overlays(window).count(), open + 1);
    await until(() => window.locator(`:is(${OVERLAY}) :is([aria-busy="true"], .ant-skeleton-active)`).count(), 0);
    const overlay = overlays(window).last();
    expect.soft(await faultsWith(window, overlay), theme).toEqual([]);
    await shot(window, `${name}-${language}-${theme}`);
    const place = await overlay.evaluate((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    });
    expect.soft(place, 'inside the window').toBe(true);
    const inside = await overlay.evaluate((box) => box.contains(document.activeElement));
    expect
      .soft(inside || !(await overlay.evaluate((box) => box.matches('[role=dialog]'))), 'focus is in it')
      .toBe(true);
    await themed(window, (theme = theme === 'light' ? 'dark' : 'light'));
    expect.soft(await faultsWith(window, overlay), theme).toEqual([]);
    await shot(window, `${name}-${language}-${theme}`);
    const next = openings[openings.indexOf(opening) + 1];
    if (next?.above) return;
    await window.keyboard.press('Escape');
    await until(() => overlays(window).count(), open);
    if (!fromMenu) expect.soft(await isBack(window), 'focus is back').toBe(true);
  },
);

test('the paste bar: axe finds nothing in both themes, and no text is cut', async () => {
  const { app, window } = running;
  await window.keyboard.press('Control+1');
  const opened = app.waitForEvent('window');
  await window.keyboard.press('b');
  const bar = await opened;
  await painted(bar);
  await bar.getByRole('button', { name: t('today:do.round') }).waitFor();
  for (const state of ['rest', 'turn'] as const) {
    if (state === 'turn') {
      await bar.getByRole('button', { name: t('today:do.round') }).click();
      await bar.getByRole('status').waitFor();
    }
    for (const theme of ['light', 'dark'] as const) {
      await askThrough(window)('setting.save', { theme });
      await until(() => bar.evaluate(() => document.documentElement.dataset['theme']), theme);
      expect.soft(await faults(bar), `${state} ${theme}`).toEqual([]);
      await shot(bar, `bar-${state}-${language}-${theme}`);
    }
  }
  const cut = await bar.evaluate(() =>
    [...document.querySelectorAll('button, header span')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.getBoundingClientRect().right > innerWidth)
      .map((box) => box.textContent),
  );
  expect(cut).toEqual([]);
  await bar.close();
});
