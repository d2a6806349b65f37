import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDay } from '#shared/domain/time';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import {
  askThrough,
  clipboardText,
  goThroughPalette,
  resize,
  type RunningApp,
  shot,
  startApp,
  until,
} from '../support/electronApp';

const LONG = '一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破版面';
let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  const { groupIds } = await makeGroups(ask, ['成都银饰交流群3', '重庆银饰交流群1'], {
    name: '小银',
    wechatId: 'xiaoyin_88',
  });
  const joinedAt = Date.now() - 90 * 86_400_000;
  for (const [at, nickname] of ['潜水的鱼', '路人甲', LONG, '老顾客', '阿梅'].entries())
    await ask('member.create', { nickname, joins: { groupId: groupIds[at % 2] ?? 0, joinedAt } });
  await ask('member.create', { nickname: '群主', joins: { groupId: groupIds[0] ?? 0, joinedAt, role: 'owner' } });
  await ask('member.create', {
    nickname: '小银',
    wechatId: 'xiaoyin_88',
    joins: { groupId: groupIds[0] ?? 0, joinedAt },
  });
  // Of one group the chat is known for two months, of the other not at all.
  const talk = [60, 0].map(
    (days) => `—————  ${localDay(Date.now() - days * 86_400_000)}  —————\n\n群主  00:01\n\n大家早\n`,
  );
  const text = `微信群"成都银饰交流群3"的聊天记录如下:\n\n${talk.join('\n')}`;
  await ask('chat.apply', { jobId: 'talk', source: { text }, groupId: null, keepText: false, decisions: [] });
});
afterAll(() => running.close());

const counts = async () => {
  const ask = askThrough(running.window);
  const [id] = Array.from(await ask('purge.ids', { accountId: null, closed: false }));
  return (await ask('purge.get', { id: id ?? 0, accountId: null })).counts;
};

test('a purge is listed by rule, looked over, worked off with the keyboard, goes on after a restart and ends in a note', async () => {
  const { window } = running;
  await goThroughPalette(window, '洗粉');
  await window.getByRole('heading', { name: '洗粉', exact: true }).waitFor();
  await window.getByText('定期清理潜水和违规的群友').waitFor();
  await shot(window, 'purges-empty');
  await window.keyboard.press('n');
  await window.getByText('找到 3 人，在 1 个群里共 3 人次。').waitFor();
  await shot(window, 'purge-new');
  const unknown = window.getByRole('checkbox', { name: /^2 人所在的 1 个群没有导入这段时间的聊天记录.*，未列入$/ });
  await unknown.click();
  await window.getByRole('checkbox', { name: /，也列入$/ }).waitFor();
  await window.getByText('找到 5 人，在 2 个群里共 5 人次。').waitFor();
  await shot(window, 'purge-new-all');
  expect(await faults(window)).toEqual([]);
  await askThrough(window)('setting.save', { theme: 'dark' });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  expect(await faults(window)).toEqual([]);
  await shot(window, 'purge-new-dark');
  await askThrough(window)('setting.save', { theme: 'light' });
  await window.getByRole('button', { name: '建立名单（5）' }).click();
  await window.getByText('待移出 5 · 保留 0 · 已移出 0 · 已离开 0').waitFor();
  await until(() => window.getByRole('row').count(), 6);
  await shot(window, 'purge-list');
  expect(await faults(window)).toEqual([]);

  // Ticked, the list is searched on; whoever it does not show is dealt with too.
  await window
    .getByRole('row', { name: /潜水的鱼/ })
    .getByRole('checkbox')
    .click();
  await window.keyboard.press('/');
  await window.keyboard.type('老顾客');
  await until(() => window.getByRole('row').count(), 2);
  await window
    .getByRole('row', { name: /老顾客/ })
    .getByRole('checkbox')
    .click();
  await window.getByRole('toolbar', { name: '已选 2 人' }).getByText('其中 1 人不在列表里').waitFor();
  await resize(window, 1024, 640);
  await shot(window, 'purge-ticked');
  expect(await faults(window)).toEqual([]);
  await resize(window, 1280, 800);
  await window.getByRole('toolbar').getByRole('button', { name: '保留', exact: true }).click();
  await window.getByText('待移出 3 · 保留 2 · 已移出 0 · 已离开 0').waitFor();
  await window.getByRole('searchbox').press('Escape');
  await window.getByRole('grid').press('Control+z');
  await window.getByText('待移出 5 · 保留 0 · 已移出 0 · 已离开 0').waitFor();
  await window.getByRole('gridcell', { name: '进群 90 天，本群没有聊天记录' }).first().waitFor();
  await window.getByRole('gridcell', { name: '进群 90 天，本群有记录的 61 天里没说过话' }).first().click();
  await window.keyboard.press('k');
  await window.getByText('待移出 4 · 保留 1 · 已移出 0 · 已离开 0').waitFor();
  await window.keyboard.press('Control+z');
  await window.getByText('待移出 5 · 保留 0 · 已移出 0 · 已离开 0').waitFor();

  await window.getByText('逐群移出', { exact: true }).click();
  await window.getByText('各位群友').waitFor();
  await window.getByRole('button', { name: '复制通知' }).click();
  await until(() => clipboardText().includes('为了让成都银饰交流群3保持清爽'), true);
  await window.getByRole('checkbox', { name: '已经在群里通知过' }).click();
  await window.getByText('已通知').waitFor();
  await shot(window, 'purge-work');
  expect(await faults(window)).toEqual([]);
  const first = await window.locator('p[class*="who"]').innerText();
  await window.keyboard.press('Space');
  await until(() => clipboardText(), first);
  await window.keyboard.press('Enter');
  await until(async () => (await counts()).removed, 1);
  await until(async () => (await window.locator('p[class*="who"]').innerText()) === first, false);
  await window.keyboard.press('k');
  await until(async () => (await counts()).kept, 1);
  await window.keyboard.press('Control+z');
  await until(async () => (await counts()).kept, 0);

  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  const again = running.window;
  await askThrough(again)('setting.save', { theme: 'dark' });
  await resize(again, 1024, 640);
  await goThroughPalette(again, '洗粉');
  await again.getByText('待移出 4 · 保留 0 · 已移出 1 · 已离开 0').waitFor();
  await again.getByText('逐群移出', { exact: true }).click();
  await again.getByRole('checkbox', { name: '已经在群里通知过' }).waitFor();
  expect(await again.getByRole('checkbox', { name: '已经在群里通知过' }).isChecked()).toBe(true);
  await shot(again, 'purge-work-dark');
  for (let left = 3; left >= 0; left -= 1) {
    const name = await again.locator('p[class*="who"]').innerText();
    await again.keyboard.press('Enter');
    await until(async () => (await counts()).planned, left);
    await until(() => again.locator('p[class*="who"]').filter({ hasText: name }).count(), 0);
    if (left > 0) await again.locator('p[class*="who"]').waitFor();
  }
  await again.getByText('这个群做完了。').waitFor();
  await again.getByRole('button', { name: '结束', exact: true }).click();
  await again.getByText('已移出 5 人，保留 0 人，自行离开 0 人，未处理 0 人').waitFor();
  await shot(again, 'purge-report-dark');
  expect(await faults(again)).toEqual([]);
  await again.getByRole('button', { name: '复制报告' }).click();
  await until(() => clipboardText().includes('成都银饰交流群3：移出 3'), true);
  await again.getByRole('button', { name: '写成笔记' }).click();
  await again.getByRole('textbox', { name: '正文' }).getByText('重庆银饰交流群1：移出 2').waitFor();
});
