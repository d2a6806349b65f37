import { beforeEach, expect, test } from 'vitest';
import type { MemberFilter } from '#shared/contract/members';
import { openTestData, type TestData } from '../support/dataProcess';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const byName = { by: 'name', desc: false } as const;
const create = async (nickname: string, more: object = {}): Promise<number> =>
  (await data.ask('member.create', { nickname, ...more })).ids[0]!;
const found = async (filter: Partial<MemberFilter>): Promise<number[]> =>
  Array.from(await data.ask('member.ids', { filter: { accountId: null, ...filter }, sort: byName }));

test('no row of one workspace comes back to another, by list, by id or by search', async () => {
  const friend = await create('小李', { friend: { accountId: ws.a, remark: '老客户' } });
  const inGroup = await create('阿梅', { joins: { groupId: ws.groupA, role: 'admin' } });
  const other = await create('大刘', {
    friend: { accountId: ws.b, remark: '别人的备注' },
    joins: { groupId: ws.groupB },
  });
  expect((await found({ accountId: ws.a })).toSorted((x, y) => x - y)).toEqual(
    [friend, inGroup].toSorted((x, y) => x - y),
  );
  expect(await found({ accountId: ws.b })).toEqual([other]);
  expect(await found({ accountId: ws.a, search: '别人' })).toEqual([]);
  expect(await found({ accountId: ws.a, groupId: ws.groupB })).toEqual([]);
  expect(await found({ accountId: ws.b, left: true })).toEqual([]);
  const rows = await data.ask('member.many', { ids: [friend, inGroup, other], accountId: ws.a });
  expect(rows.map((row) => row.id)).toEqual([friend, inGroup]);
  await expect(data.ask('member.get', { id: other, accountId: ws.a })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a member of two workspaces shows to each only its own remark, groups and stays', async () => {
  const both = await create('小李', { friend: { accountId: ws.a, remark: '甲备注' }, joins: { groupId: ws.groupA } });
  await data.ask('member.setRemark', { id: both, accountId: ws.b, remark: '乙备注' });
  await data.ask('member.join', { ids: [both], groupId: ws.groupB, role: 'owner' });
  const [forA] = await data.ask('member.many', { ids: [both], accountId: ws.a });
  expect(forA).toMatchObject({ remark: '甲备注', groups: 1, role: 'member' });
  const [forAll] = await data.ask('member.many', { ids: [both], accountId: null });
  expect(forAll).toMatchObject({ groups: 2, role: 'owner' });
  const page = await data.ask('member.get', { id: both, accountId: ws.a });
  expect(page.contacts.map((contact) => contact.remark)).toEqual(['甲备注']);
  expect(page.stays.map((stay) => stay.groupId)).toEqual([ws.groupA]);
  expect(await found({ accountId: ws.a, search: '乙' })).toEqual([]);
});

test('search finds by one character of the name, by remark, WeChat ID, phone, pinyin and initials', async () => {
  const id = await create('成都银饰小红', {
    wechatId: 'xiaohong_88',
    phone: '13800001234',
    friend: { accountId: ws.a, remark: '春熙路老顾客' },
  });
  await create('王五');
  for (const typed of [
    '红',
    '银饰',
    '成都银饰小红',
    '熙',
    '老顾客',
    'xiaohong_88',
    '0000123',
    'yinshi',
    'cdysxh',
    'XIAOHONG',
  ])
    expect({ typed, ids: await found({ search: typed }) }).toEqual({ typed, ids: [id] });
  expect(await found({ search: '银红' })).toEqual([]);
  // An ID is one word with its marks; a comma between names parts them.
  const [plain] = [
    await create('阿芬 福州', { wechatId: 'wxid_f7k' }),
    await create('小风', { wechatId: 'wxid_q1', city: 'f' }),
  ];
  expect(await found({ search: 'wxid_f' })).toEqual([plain]);
  expect(await found({ search: 'WXID-F7' })).toEqual([plain]);
  expect(await found({ search: '福州,阿芬' })).toEqual([plain]);
});

test('renaming keeps the old name and finds the member by the new pinyin only; undo gives all of it back', async () => {
  const id = await create('小李');
  await data.ask('member.update', { id, changes: { nickname: '李记银楼' } });
  const page = await data.ask('member.get', { id, accountId: null });
  expect(page.oldNames.map((old) => old.nickname)).toEqual(['小李']);
  expect(await found({ search: 'ljyl' })).toEqual([id]);
  expect(await found({ search: 'xiaoli' })).toEqual([]);
  await data.ask('operation.undo', {});
  expect(await found({ search: 'xiaoli' })).toEqual([id]);
  expect((await data.ask('member.get', { id, accountId: null })).oldNames).toEqual([]);
});

test('a second member with the same WeChat ID is refused and names its holder; an empty one is none', async () => {
  await create('小李', { wechatId: 'li_88' });
  const id = await create('小王', { wechatId: '' });
  await expect(create('小张', { wechatId: 'li_88' })).rejects.toMatchObject({
    code: 'CONFLICT',
    key: 'error.wechatTaken',
    details: { wechatId: 'li_88', name: '小李' },
  });
  await expect(data.ask('member.update', { id, changes: { wechatId: 'li_88' } })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(peek(data.dir, 'SELECT wechat_id FROM person ORDER BY id')).toEqual([
    { wechat_id: 'li_88' },
    { wechat_id: null },
  ]);
});

test('a list of those who left names the groups left and the day, the last first, and nothing of another workspace', async () => {
  const id = await create('小李', { joins: { groupId: ws.groupA } });
  await data.ask('member.join', { ids: [id], groupId: ws.groupB });
  await data.ask('member.leave', { ids: [id], groupId: ws.groupA, how: 'left' });
  const first = data.now;
  data.now += 86_400_000;
  await data.ask('member.leave', { ids: [id], groupId: ws.groupB, how: 'left' });
  const ofGroup = (groupId: number | null) =>
    data.ask('member.many', { ids: [id], accountId: null, left: { groupId } });
  const [nameA = '', nameB = ''] = (
    peek(data.dir, 'SELECT name FROM chat_group WHERE id IN (?, ?) ORDER BY id', ws.groupA, ws.groupB) as {
      name: string;
    }[]
  ).map(({ name }) => name);
  expect((await ofGroup(null))[0]?.left).toEqual({ at: data.now, groups: [nameB, nameA] });
  expect((await ofGroup(ws.groupA))[0]?.left?.at).toBe(first);
  const listed = await data.ask('member.list', {
    filter: { accountId: ws.a, left: true },
    sort: { by: 'left', desc: true },
    first: 20,
  });
  expect(listed.rows[0]?.left).toEqual({ at: first, groups: [nameA] });
  const [plain] = await data.ask('member.many', { ids: [id], accountId: null });
  expect(plain?.left).toBeUndefined();
  // Who came back is not gone.
  await data.ask('member.join', { ids: [id], groupId: ws.groupB });
  expect((await ofGroup(null))[0]?.left?.groups).toEqual([nameA]);
});

test('one who leaves and returns has two stays; joining twice opens no second one', async () => {
  const id = await create('小李', { joins: { groupId: ws.groupA } });
  expect((await data.ask('member.join', { ids: [id], groupId: ws.groupA })).ids).toEqual([]);
  data.now += 86_400_000;
  await data.ask('member.leave', { ids: [id], groupId: ws.groupA, how: 'removed' });
  expect(await found({ accountId: ws.a })).toEqual([]);
  expect(await found({ accountId: ws.a, left: true })).toEqual([id]);
  expect(await found({ groupId: ws.groupA, left: true })).toEqual([id]);
  await data.ask('member.join', { ids: [id], groupId: ws.groupA });
  expect(await found({ groupId: ws.groupA, left: true })).toEqual([]);
  const { stays } = await data.ask('member.get', { id, accountId: null });
  expect(stays.map((stay) => stay.leftHow)).toEqual(['', 'removed']);
});

test('a role is given to those in the group at once: who is not in it is passed over, and one undo takes it back', async () => {
  const li = await create('小李', { joins: { groupId: ws.groupA } });
  const mei = await create('阿梅', { joins: { groupId: ws.groupA, role: 'admin' } });
  const outside = await create('外人');
  const roles = async () =>
    (await Promise.all([li, mei].map((id) => data.ask('member.get', { id, accountId: null })))).map(
      ({ stays }) => stays[0]?.role,
    );
  const given = await data.ask('member.setRole', { ids: [li, mei, outside], groupId: ws.groupA, role: 'admin' });
  expect(given.ids).toEqual([li]);
  expect(await roles()).toEqual(['admin', 'admin']);
  await data.ask('operation.undo', {});
  expect(await roles()).toEqual(['member', 'admin']);
  const refused = data.ask('member.setRole', { ids: [outside], groupId: ws.groupA, role: 'admin' });
  await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('leaving dated before joining is dated at the joining', async () => {
  const id = await create('小李', { joins: { groupId: ws.groupA } });
  await data.ask('member.leave', { ids: [id], groupId: ws.groupA, leftAt: 0 });
  const { stays } = await data.ask('member.get', { id, accountId: null });
  expect(stays[0]?.leftAt).toBe(stays[0]?.joinedAt);
});

test('the page names the inviter and those invited', async () => {
  const li = await create('小李', { joins: { groupId: ws.groupA } });
  const mei = await create('阿梅', { joins: { groupId: ws.groupA, inviterId: li, joinHow: 'invited' } });
  const page = await data.ask('member.get', { id: mei, accountId: ws.a });
  expect(page.stays[0]).toMatchObject({ inviter: { id: li, nickname: '小李' }, joinHow: 'invited' });
  expect((await data.ask('member.get', { id: li, accountId: ws.a })).invited).toMatchObject([
    { id: mei, nickname: '阿梅' },
  ]);
});

test('archived members leave every list but their own and come back', async () => {
  const id = await create('小李', { joins: { groupId: ws.groupA } });
  await data.ask('member.archive', { ids: [id] });
  expect(await found({})).toEqual([]);
  expect(await found({ archived: true })).toEqual([id]);
  await data.ask('member.restore', { ids: [id] });
  expect(await found({})).toEqual([id]);
});

test('every sort orders by its column, both ways, and gives each member once', async () => {
  const li = await create('李', { city: '成都', joins: { groupId: ws.groupA, joinedAt: 10 } });
  data.now += 1;
  const an = await create('安', { city: '北京', joins: { groupId: ws.groupB, joinedAt: 20 } });
  await data.ask('member.join', { ids: [an], groupId: ws.groupA, joinedAt: 5 });
  const ask = async (
    by: 'name' | 'city' | 'groups' | 'joined' | 'created',
    desc: boolean,
    accountId: number | null = null,
  ) => Array.from(await data.ask('member.ids', { filter: { accountId }, sort: { by, desc } }));
  for (const by of ['name', 'groups', 'joined', 'created'] as const) {
    const up = await ask(by, false);
    expect({ by, ids: await ask(by, true) }).toEqual({ by, ids: up.toReversed() });
  }
  expect(await ask('name', false)).toEqual([an, li]);
  expect(await ask('joined', true)).toEqual([an, li]);
  expect(await ask('joined', true, ws.a)).toEqual([li, an]);
  expect(await ask('created', false)).toEqual([li, an]);
});

test('columns of words without an order of their own are sorted too: gender, tags as shown, own columns; who has none stands last', async () => {
  const li = await create('李', { gender: 'male', joins: { groupId: ws.groupA } });
  const an = await create('安', { gender: 'female', joins: { groupId: ws.groupA } });
  const none = await create('白', { joins: { groupId: ws.groupA } });
  const field = await data.ask('field.save', { name: '手围' });
  const own = `extra:${field.ids[0] ?? 0}` as const;
  const of = (id: number, size: string) => data.ask('member.setExtra', { id, fieldId: field.ids[0] ?? 0, text: size });
  await of(li, '16');
  await of(an, '15');
  const tags = (await data.ask('tag.list', { accountId: null })).flatMap((group) => group.tags);
  const [first = 0, second = 0] = tags.map(({ id }) => id);
  await data.ask('member.tag', { ids: [li], tagIds: [second], jobId: 'one' });
  await data.ask('member.tag', { ids: [an], tagIds: [first, second], jobId: 'two' });
  for (const by of ['gender', 'tags', own] as const)
    for (const desc of [false, true]) {
      const found = await data.ask('member.ids', { filter: { accountId: null }, sort: { by, desc } });
      expect({ by, desc, ids: Array.from(found) }).toEqual({ by, desc, ids: desc ? [li, an, none] : [an, li, none] });
    }
});
