import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const ask = askThrough(running.window);
  for (const [nickname, city, orders] of [
    ['阿梅', '成都', 1],
    ['小李', '重庆', 2],
    ['老顾客', '成都', 2],
    ['小王', '重庆', 0],
    ['新来的', '', 2],
  ] as const) {
    const {
      ids: [personId = 0],
    } = await ask('member.create', { nickname, city });
    for (let one = 0; one < orders; one += 1)
      await ask('purchase.add', { personId, groupId: null, amountFen: 1000, onDay: '2026-11-20', what: '' });
  }
});
afterAll(() => running.close());

test('with Shift a second head is sorted by, by mouse and by keys; heads say which is which, and a view keeps both', async () => {
  let { window } = running;
  await resize(window, 1280, 800);
  await window.keyboard.press('Control+4');
  const names = async (): Promise<string[]> => window.locator('[role="row"] [role="gridcell"] button').allInnerTexts();
  await until(async () => (await names()).length, 5);
  await window.getByRole('button', { name: '列', exact: true }).click();
  await window.getByRole('checkbox', { name: '城市' }).check();
  await window.getByRole('checkbox', { name: '下单次数' }).check();
  await window.keyboard.press('Escape');
  const head = (name: string) => window.getByRole('columnheader', { name: new RegExp(`^${name}`) });
  const press = (name: string, modifiers: readonly 'Shift'[] = []) =>
    head(name)
      .locator('button[data-header]')
      .click({ modifiers: [...modifiers] });
  await press('城市');
  await press('下单次数', ['Shift']);
  await until(names, ['老顾客', '阿梅', '小李', '小王', '新来的']);
  expect(await head('城市').innerText()).toMatch(/城市\s*1/);
  expect(await head('下单次数').innerText()).toMatch(/下单次数\s*2/);
  expect(await head('城市').getAttribute('aria-sort')).toBe('ascending');
  expect(await head('下单次数').getAttribute('aria-sort')).toBe('descending');
  expect(await faults(window)).toEqual([]);
  await shot(window, 'sort-two');

  // The second the other way round by key, then the first, which keeps the second.
  await head('下单次数').locator('button[data-header]').press('Shift+Enter');
  await until(names, ['阿梅', '老顾客', '小王', '小李', '新来的']);
  await head('城市').locator('button[data-header]').press('Shift+Enter');
  await until(names, ['小王', '小李', '阿梅', '老顾客', '新来的']);

  await window.getByRole('button', { name: '存为视图' }).click();
  await window.getByRole('textbox', { name: '视图名称' }).fill('按城市和订单');
  await window.keyboard.press('Enter');
  await window.getByRole('tab', { name: '按城市和订单', selected: true }).waitFor();
  expect(await window.getByRole('button', { name: '存为视图' }).count()).toBe(0);
  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  ({ window } = running);
  await window.keyboard.press('Control+4');
  await window.getByRole('tab', { name: '按城市和订单' }).click();
  await until(names, ['小王', '小李', '阿梅', '老顾客', '新来的']);

  // A third time it is sorted by no more; a plain click is by that head alone.
  await press('下单次数', ['Shift']);
  await until(() => head('下单次数').getAttribute('aria-sort'), null);
  await until(names, ['小王', '小李', '老顾客', '阿梅', '新来的']);
  await press('下单次数', ['Shift']);
  await press('昵称');
  await until(() => head('下单次数').getAttribute('aria-sort'), null);
  expect((await head('昵称').innerText()).trim()).toBe('昵称');

  await window.keyboard.press('Shift+?');
  await window.getByRole('dialog').getByText('在表头上：再按这一列排').waitFor();
  await window.keyboard.press('Escape');
});

test('a table that is sorted by one column takes Shift for nothing', async () => {
  const { window } = running;
  await makeGroups(askThrough(window), ['乙群', '甲群']);
  await window.keyboard.press('Control+3');
  const head = window.getByRole('columnheader', { name: /^人数/ });
  await head.locator('button[data-header]').click({ modifiers: ['Shift'] });
  await until(() => head.getAttribute('aria-sort'), 'descending');
  expect(await window.locator('[aria-sort]').count()).toBe(1);
});
