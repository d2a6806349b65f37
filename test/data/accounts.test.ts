import { expect, test } from 'vitest';
import { accountColours } from '#shared/domain/accounts';
import { openTestData } from '../support/dataProcess';
import { plainKind } from '../support/plainKind';

test('phones, personas and accounts are kept, listed with their phone, and new accounts wear colours not yet worn', async () => {
  const data = openTestData();
  const [phone = 0] = (await data.ask('device.create', { label: '主用机', role: 'primary', priceFen: 99_900 })).ids;
  const [persona = 0] = (await data.ask('persona.create', { nickname: '银饰顾问小雅', tone: '亲切' })).ids;
  const [first = 0] = (await data.ask('account.create', { name: '小雅', deviceId: phone, personaId: persona })).ids;
  const [second = 0] = (await data.ask('account.create', { name: '备用小雅' })).ids;
  await data.ask('account.update', { id: first, standbyId: second, wechatId: 'xiaoya925' });
  const [one, two] = await data.ask('account.list', undefined);
  expect(one).toMatchObject({
    name: '小雅',
    deviceLabel: '主用机',
    deviceRole: 'primary',
    personaId: persona,
    standbyId: second,
    wechatId: 'xiaoya925',
    status: 'normal',
    dueCount: 0,
  });
  expect([one?.colour, two?.colour]).toEqual([accountColours[0], accountColours[1]]);
});

test('a WeChat ID that another account has is refused by its name, not as a raw constraint', async () => {
  const data = openTestData();
  await data.ask('account.create', { name: '小雅', wechatId: 'wx1' });
  await expect(data.ask('account.create', { name: '小美', wechatId: 'wx1' })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { wechatId: 'wx1', name: '小雅' },
  });
});

test('every change of status stays in the history, newest first, and undo takes status and entry back together', async () => {
  const data = openTestData();
  const [id = 0] = (await data.ask('account.create', { name: '小雅' })).ids;
  await data.ask('account.setStatus', { id, status: 'restricted', note: '发言被限 7 天' });
  data.now += 60_000;
  await data.ask('account.setStatus', { id, status: 'normal', note: '' });
  expect((await data.ask('account.history', { id })).map((event) => event.status)).toEqual(['normal', 'restricted']);
  await data.ask('operation.undo', {});
  expect((await data.ask('account.list', undefined))[0]?.status).toBe('restricted');
  expect(await data.ask('account.history', { id })).toHaveLength(1);
});

test('an account that operates a group and a phone that holds an account are not archived from under them', async () => {
  const data = openTestData();
  const [deviceId = 0] = (await data.ask('device.create', { label: '主用机', role: 'primary' })).ids;
  const [accountId = 0] = (await data.ask('account.create', { name: '小雅', deviceId })).ids;
  const [kindId = 0] = (await data.ask('kind.save', plainKind('交流群'))).ids;
  await data.ask('group.create', { kindId, accountId, groups: [{ name: '成都银饰交流群1' }] });
  await expect(data.ask('account.archive', { id: accountId, archived: true })).rejects.toMatchObject({
    details: { groups: 1 },
  });
  await expect(data.ask('device.archive', { id: deviceId, archived: true })).rejects.toMatchObject({
    details: { accounts: 1 },
  });
  const ids = await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  await data.ask('group.archive', { ids: Array.from(ids) });
  await data.ask('account.archive', { id: accountId, archived: true });
  await data.ask('device.archive', { id: deviceId, archived: true });
  expect((await data.ask('account.list', undefined))[0]?.archived).toBe(true);
});
