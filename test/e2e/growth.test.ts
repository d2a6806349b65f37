import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;
const ask: ReturnType<typeof askThrough> = (route, input) => askThrough(running.window)(route, input);
const everyone = { accountId: null };

beforeAll(async () => {
  running = await startApp();
  const {
    groupIds: [groupId = 0],
  } = await makeGroups(ask, ['成都银饰交流群3']);
  const joinedAt = Date.now() - 60 * 86_400_000;
  for (const nickname of ['小李子', '一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破', '阿梅', '老周'])
    await ask('member.create', { nickname, joins: { groupId, joinedAt } });
  await ask('member.create', { nickname: '没进群的人' });
});
afterAll(() => running.close());

async function openTab(name: string): Promise<void> {
  await running.window.getByRole('button', { name: '成员' }).first().click();
  await running.window.getByRole('button', { name: '会员体系' }).click();
  await until(() => running.window.getByRole('heading', { name: '会员体系' }).count(), 1);
  await running.window.getByRole('radiogroup', { name: '会员体系' }).getByText(name, { exact: true }).click();
}
const layersOf = async (): Promise<string> =>
  (await ask('layer.shares', everyone)).activity.map(({ layer, count }) => `${layer ?? '-'}${count}`).join(' ');

test('a tag group is made, its tags named, ordered by keys, merged, and one undo brings the merged one back', async () => {
  const { window } = running;
  await openTab('标签');
  await shot(window, 'growth-tags');
  expect(await faults(window)).toEqual([]);
  await window.keyboard.press('n');
  await window.getByRole('textbox', { name: '标签组叫什么' }).fill('戒指尺码');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: '给「戒指尺码」加标签' }).click();
  for (const name of ['12 号', '13 号', '十三号']) {
    await window.getByRole('textbox', { name: '标签叫什么' }).fill(name);
    await window.keyboard.press('Enter');
  }
  await window.keyboard.press('Escape');
  const group = window.getByRole('region', { name: '戒指尺码' });
  const names = async (): Promise<string[]> =>
    (await ask('tag.list', everyone)).find(({ name }) => name === '戒指尺码')?.tags.map(({ name }) => name) ?? [];
  await until(names, ['12 号', '13 号', '十三号']);
  await group.getByRole('button', { name: '十三号' }).focus();
  await window.keyboard.press('Alt+ArrowLeft');
  await until(names, ['12 号', '十三号', '13 号']);
  await group.getByRole('button', { name: '十三号' }).click();
  await window.getByRole('menuitem', { name: '并入…' }).click();
  await window.getByRole('combobox', { name: '并入…' }).fill('13');
  await window.getByTitle('13 号').last().click();
  await until(names, ['12 号', '13 号']);
  await window.keyboard.press('Control+z');
  await until(names, ['12 号', '十三号', '13 号']);
});

test('a rule is written, who would change is seen with the reason, applied, undone, and there after a restart', async () => {
  const { window } = running;
  await openTab('分层');
  await until(() => window.getByText('还没有按规则算过').count(), 1);
  await shot(window, 'growth-layers');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('region', { name: '活跃' }).getByRole('button', { name: '添加规则' }).click();
  await window.getByRole('textbox', { name: '规则叫什么' }).fill('没进群的');
  await window.getByRole('combobox', { name: '归到哪层' }).click();
  await window.getByTitle('流失').last().click();
  await window.getByRole('combobox', { name: '添加条件' }).fill('所在群数');
  await window.keyboard.press('Enter');
  await shot(window, 'growth-rule');
  await window.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await until(() => window.getByRole('dialog').count(), 0);
  const rules = await ask('layer.rules', undefined);
  const mine = rules.find(({ name }) => name === '没进群的');
  expect(mine?.layer).toBe('lost');
  await ask('layer.saveRule', {
    id: mine?.id ?? 0,
    axis: 'activity',
    layer: 'lost',
    name: '没进群的',
    conditions: [{ is: 'number', field: 'groups', op: 'max', value: 0 }],
    enabled: true,
  });
  await ask('layer.moveRule', { id: mine?.id ?? 0, at: 0 });

  await window.keyboard.press('p');
  await until(() => window.getByRole('gridcell', { name: '小李子' }).count(), 1);
  await until(() => window.getByText('在 0 个群里，符合「没进群的」').count(), 1);
  await shot(window, 'growth-preview');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '应用，改 5 处' }).click();
  await until(() => window.getByRole('dialog').count(), 0);
  await until(layersOf, 'core0 active0 ordinary4 silent0 lost1 -0');
  await until(() => window.getByText('上次计算于').count(), 1);
  await shot(window, 'growth-layers-applied');
  await window.keyboard.press('Control+z');
  await until(layersOf, 'core0 active0 ordinary0 silent0 lost0 -5');
  await window.keyboard.press('Control+Shift+z');
  await until(layersOf, 'core0 active0 ordinary4 silent0 lost1 -0');

  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  await openTab('分层');
  expect(await layersOf()).toBe('core0 active0 ordinary4 silent0 lost1 -0');
  await until(() => running.window.getByText('没进群的', { exact: true }).count(), 1);
});

test('levels: a gate is opened, who would change is seen, and applying gives each member a level; dark and small', async () => {
  const { window } = running;
  await ask('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await openTab('等级');
  await until(() => window.getByRole('button', { name: /^S / }).count(), 1);
  await shot(window, 'growth-levels-dark');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: /^S / }).click();
  await until(() => window.getByRole('dialog').count(), 1);
  await shot(window, 'growth-level-dark');
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await window.keyboard.press('p');
  await until(() => window.getByRole('gridcell', { name: '阿梅' }).count(), 1);
  await shot(window, 'growth-level-preview-dark');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '应用，改 4 处' }).click();
  await until(() => window.getByRole('dialog').count(), 0);
  const held = async (): Promise<number> =>
    (await ask('level.list', everyone)).find(({ code }) => code === 'C')?.count ?? 0;
  await until(held, 4);
  await openTab('标签');
  await shot(window, 'growth-tags-dark');
  await openTab('分层');
  await until(
    () =>
      window
        .getByText('沉默')
        .count()
        .then((count) => count > 0),
    true,
  );
  await shot(window, 'growth-layers-dark');
  expect(await faults(window)).toEqual([]);
});
