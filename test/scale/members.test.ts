import { expect, test } from 'vitest';
import { askThrough, shot, startApp, until } from '../support/electronApp';
import { worldFolder } from '../support/worldFolder';

test('everyone of 190,000 is selected and put on a purge list; stopped on the way nothing was changed, let go it is one step', async () => {
  const { window, close } = await startApp({ dataDir: worldFolder() });
  const ask = askThrough(window);
  const everyone = await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  const count = everyone.length.toLocaleString('zh-CN');
  const purges = async (): Promise<number> => (await ask('purge.ids', { accountId: null, closed: false })).length;
  const before = await purges();
  await window.keyboard.press('Control+4');
  await until(() => window.getByText(`${count} 人`, { exact: true }).count(), 1);
  const selectAll = async (): Promise<void> => {
    await window.getByRole('grid', { name: '成员' }).focus();
    await window.keyboard.press('Control+a');
    await until(() => window.getByRole('toolbar', { name: `已选 ${count} 人` }).count(), 1);
  };
  await selectAll();
  await window.getByRole('button', { name: '列入洗粉' }).click();
  await window.getByText('人数很多，正在处理…').waitFor();
  await shot(window, 'wide-working');
  await window.locator('.ant-message').getByRole('button', { name: '取消', exact: true }).click();
  await window.getByText('已取消，没有任何改动。').waitFor();
  await until(() => window.getByText('人数很多，正在处理…').count(), 0);
  expect(await purges()).toBe(before);

  await window.getByRole('button', { name: '列入洗粉' }).click();
  await window.getByRole('button', { name: '撤销', exact: true }).waitFor({ timeout: 60_000 });
  expect(await purges()).toBe(before + 1);
  await window.getByRole('button', { name: '撤销', exact: true }).click();
  await window.getByText(/^已撤销：/).waitFor({ timeout: 60_000 });
  expect(await purges()).toBe(before);
  // What was done to everyone is stopped on its way back, and everyone is as before; then it is let go.
  await ask('member.setLayer', { ids: everyone, axis: 'activity', layer: 'core', jobId: 'layer' });
  const core = async (): Promise<number> =>
    (await ask('layer.shares', { accountId: null })).activity.find(({ layer }) => layer === 'core')?.count ?? 0;
  expect(await core()).toBe(everyone.length);
  await window.keyboard.press('Control+z');
  const stop = window.locator('.ant-message').getByRole('button', { name: '取消', exact: true });
  await stop.waitFor();
  await shot(window, 'undo-working');
  await stop.click();
  await window.getByText('已取消，没有任何改动。').last().waitFor();
  expect(await core()).toBe(everyone.length);
  await window.keyboard.press('Control+z');
  await window.getByText(/^已撤销：.*分层/).waitFor({ timeout: 60_000 });
  expect(await core()).toBeLessThan(everyone.length);
  await close();
});
