import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDateTime } from '#shared/domain/time';
import { askThrough, painted, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';
import { draft, idOf } from '../support/plannedData';

// What people really do to a list: names as long as WeChat allows, joined emoji, marks that turn the writing round.
const LONG =
  '成都银饰古法手工镯子爱好者同城交流分享互助不打烊每日上新福利优先预订讨论售后答疑一起学习收藏鉴赏闲聊大群第'.padEnd(
    58,
    '银',
  );
const ODD = [
  `${LONG}12`,
  '👨‍👩‍👧‍👦👩🏽‍❤️‍💋‍👨🏳️‍🌈 全家福群👩‍👩‍👧‍👧',
  '\u202e倒着写的群名\u202c 1',
  'مجموعة الفضة 中文 עברית',
  'a'.repeat(60),
  '<b>不是标签</b>&amp;{{群名}}',
] as const;
const TALL = '今天讲银饰保养：戴完擦干再收，别和香水一起放。\n'.repeat(170).slice(0, 4000);

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const { window } = running;
  const ask = askThrough(window);
  const account = idOf((await ask('account.create', { name: LONG.slice(0, 60), wechatId: 'w'.repeat(60) })).ids);
  const kind = (await ask('kind.list', undefined))[0];
  const names = [...ODD, ...Array.from({ length: 494 }, (_, at) => `成都银饰交流群${at}`)];
  const groups = await ask('group.create', {
    kindId: idOf([kind?.id]),
    accountId: account,
    groups: names.map((name) => ({ name })),
  });
  for (let at = 0; at < 200; at += 1) await ask('category.save', { name: `${LONG.slice(0, 36)}${at}`, parentId: null });
  const script = await ask('script.create', {
    title: LONG.repeat(2),
    accountId: null,
    categoryId: null,
    tags: [LONG.slice(0, 40)],
    triggers: [LONG.slice(0, 40)],
    parts: [
      { kind: 'text', text: TALL },
      { kind: 'text', text: 'x'.repeat(4000) },
    ],
  });
  const starts = localDateTime(Date.now() - 60_000);
  await ask('slot.create', draft(groups.ids.slice(0, 200), { starts, scriptId: idOf(script.ids), inlineText: null }));
  const member = await ask('member.create', { nickname: `${ODD[1]}${LONG}`.slice(0, 200), note: TALL, city: LONG });
  for (const groupId of groups.ids.slice(0, 20)) await ask('member.join', { ids: member.ids, groupId });
  await window.reload();
  await painted(window);
  await resize(window, 1024, 640);
});
afterAll(() => running.close());

/** What sticks out of the window, or is laid out wider than the place it scrolls in allows. */
const stickingOut = (): Promise<readonly string[]> =>
  running.window.evaluate(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const out = [...document.querySelectorAll('button, input, textarea, h1, h2, [role=option], [role=dialog]')].filter(
      (box) => {
        const { left, right, width } = box.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1) && !box.closest('[role=grid]');
      },
    );
    return [...wide, ...out.map((box) => box.outerHTML.slice(0, 120))];
  });

test('nothing sticks out on any screen with 500 groups, 200 categories and texts of 4,000 characters', async () => {
  const { window } = running;
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await until(() => window.locator('main [aria-busy="true"], .ant-skeleton-active').count(), 0);
    await shot(window, `extreme-${name}`);
    found.push(...(await stickingOut()).map((what) => `${name}: ${what}`));
  };
  const go = async (screen: number): Promise<void> => {
    await window.keyboard.press('Escape');
    await window.keyboard.press(`Control+${screen}`);
    await until(() => window.locator('main h1').count(), 1);
  };
  await go(1);
  await window.getByRole('option').first().waitFor();
  await look('today');
  await window.keyboard.press('q');
  await window.getByRole('dialog').waitFor();
  await look('qr');
  const code = await window
    .getByRole('dialog')
    .getByRole('img', { name: /二维码/ })
    .boundingBox();
  const pager = await window.getByRole('dialog').getByText(/^第 1/).boundingBox();
  expect((code?.y ?? 0) + (code?.height ?? 0), 'the code lies above its pager').toBeLessThanOrEqual(pager?.y ?? 0);
  await go(2);
  await window.locator('[data-slot]:visible').first().waitFor();
  await look('calendar');
  await window.locator('[data-slot]:visible').first().click();
  await window.getByRole('dialog').waitFor();
  await look('slot');
  await go(3);
  await window.getByRole('gridcell').first().waitFor();
  await look('groups');
  await window.getByRole('button', { name: ODD[0] }).first().click();
  await window.getByRole('heading', { name: ODD[0] }).waitFor();
  await look('group');
  await go(4);
  await window.getByRole('gridcell').first().waitFor();
  await look('members');
  await window.getByRole('grid').press('Enter');
  await window.getByRole('dialog').waitFor();
  await look('member');
  await go(5);
  await window.getByRole('option').first().click();
  await window.getByRole('textbox').nth(2).waitFor();
  await look('script');
  await go(8);
  await window.getByRole('listitem').first().waitFor();
  await look('resources');
  expect(found).toEqual([]);
});
