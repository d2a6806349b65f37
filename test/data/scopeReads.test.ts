import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Input, type RouteName, routes } from '#shared/contract/index';
import { sheetColumns, type SheetKind } from '#shared/domain/sheets';
import { pastedChat } from '../support/chats';
import { openTestData, type TestData } from '../support/dataProcess';
import { withDb } from '../support/plannedData';
import { makeTwoWorkspaces } from '../support/workspaces';

/** What stands in every name of the other workspace, and in none of ours. */
const THEIRS = '隔壁';
/** A name that ours asks about: an answer may repeat it. */
const ASKED = `${THEIRS}小李`;
const DAY = '2026-11-23';

interface Side {
  readonly account: number;
  readonly group: number;
  readonly person: number;
  readonly campaign: number;
  readonly purge: number;
}

/** One member with everything that a member can have, in a workspace; `mark` stands in every name. */
async function fill(data: TestData, account: number, group: number, mark: string): Promise<Side> {
  const joins = { groupId: group };
  const by = await data.ask('member.create', { nickname: `${mark}老大`, joins });
  const inviterId = by.ids[0] ?? 0;
  const made = await data.ask('member.create', {
    nickname: `${mark}小李`,
    friend: { accountId: account, remark: `${mark}备注` },
    joins: { ...joins, inviterId },
  });
  const person = made.ids[0] ?? 0;
  const ids = [person, inviterId];
  const [level] = await data.ask('level.list', { accountId: null });
  const tags = await data.ask('tag.list', { accountId: null });
  await data.ask('member.setLevel', { ids, levelId: level?.id ?? null, jobId: `l${mark}` });
  await data.ask('member.setLayer', { ids, axis: 'activity', layer: 'core', jobId: `y${mark}` });
  await data.ask('member.tag', { ids, tagIds: [tags[0]?.tags[0]?.id ?? 0], jobId: `t${mark}` });
  await data.ask('point.adjust', { personIds: ids, points: 7, note: `${mark}补` });
  const reward = await data.ask('reward.save', { name: `${mark}礼`, cost: 1, stock: null, note: '' });
  await data.ask('reward.redeem', { id: reward.ids[0] ?? 0, personId: person, note: mark });
  await data.ask('violation.record', {
    personId: person,
    groupId: group,
    rule: `${mark}规`,
    said: '',
    action: 'remind',
  });
  await data.ask('purchase.add', { personId: person, groupId: group, onDay: DAY, amountFen: 100, what: `${mark}镯` });
  const campaign = await data.ask('campaign.save', {
    accountId: account,
    name: `${mark}活动`,
    aim: 'fission',
    reason: '',
    play: '',
    startsOn: '2026-11-01',
    endsOn: '2026-11-30',
    note: '',
    groupIds: [group],
  });
  await data.ask('campaign.addMembers', { id: campaign.ids[0] ?? 0, personIds: ids });
  const purge = await data.ask('purge.add', {
    accountId: account,
    purgeId: null,
    name: `${mark}洗粉`,
    personIds: ids,
    groupId: group,
  });
  const text = `${DAY} 09:10:00 ${mark}小李\n${mark}说了\n\n`;
  await data.ask('chat.apply', pastedChat(text, { groupId: group, keepText: true }));
  await data.ask('script.create', {
    title: `${mark}话术`,
    accountId: account,
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [{ kind: 'text', text: mark }],
  });
  await data.ask('note.create', {
    kind: 'note',
    accountId: account,
    title: `${mark}笔记`,
    doc: { type: 'doc', content: [] },
    from: null,
    to: null,
  });
  await data.ask('task.save', { accountId: account, title: `${mark}待办`, owner: '', dueOn: null });
  await data.ask('slot.create', {
    kind: 'group',
    starts: `${DAY}T10:00`,
    zone: 'Asia/Shanghai',
    windowMinutes: 0,
    groupIds: [group],
    accountId: null,
    scriptId: null,
    inlineText: `${mark}早安`,
    repeat: null,
    note: '',
    campaignId: null,
  });
  return { account, group, person, campaign: campaign.ids[0] ?? 0, purge: purge.id };
}

type Calls = { readonly [K in RouteName]?: readonly Input<K>[] };

/** Every query that takes a workspace, asked by ours: of all it has, and of what is theirs. */
function asked(ours: Side, theirs: Side, all: Readonly<Record<'person' | 'item' | 'redemption', number[]>>): Calls {
  const accountId = ours.account;
  const [from, to] = ['2026-11-01', '2026-11-30'];
  const both = [ours, theirs];
  const name = { by: 'name', desc: false } as const;
  const members = [{ accountId }, { accountId, left: true }, { accountId, groupId: theirs.group }].map((filter) => ({
    filter,
    sort: name,
  }));
  return {
    'slot.range': [{ from: 0, to: Date.UTC(2100, 0), accountId }],
    'campaign.fission': both.map(({ campaign: id }) => ({ accountId, id })),
    'campaign.participantIds': both.map(({ campaign: id }) => ({
      filter: { accountId, id, groupId: null, kind: 'all', search: '' },
      sort: name,
    })),
    'campaign.participants': both.map(({ campaign: id }) => ({ accountId, id, groupId: null, ids: all.person })),
    'campaign.list': [{ accountId }],
    'chat.groups': [{ accountId, days: 30 }],
    'chat.group': both.map(({ group: groupId }) => ({ accountId, groupId, days: 30 })),
    'chat.digest': both.map(({ group: groupId }) => ({ accountId, groupId, day: DAY })),
    'chat.senders': both.map(({ group: groupId }) => ({ accountId, groupId })),
    'group.ids': [{ filter: { accountId }, sort: name }],
    'group.path': both.map(({ group: id }) => ({ accountId, id })),
    'group.regions': [{ accountId }],
    'layer.shares': [{ accountId }],
    'level.list': [{ accountId }],
    'level.standing': both.map(({ person: id }) => ({ accountId, id })),
    'invite.roots': [
      { accountId, limit: 99 },
      { accountId, groupId: theirs.group, limit: 99 },
    ],
    'invite.children': all.person.map((id) => ({ accountId, id, limit: 99 })),
    'invite.place': both.map(({ person: id }) => ({ accountId, id })),
    'member.standing': both.map(({ person: id }) => ({ accountId, id })),
    'member.timeline': both.map(({ person: id }) => ({ accountId, id, limit: 99 })),
    'member.alike': both.map(({ person: id }) => ({ accountId, id })),
    'member.ids': members,
    'member.list': members.map((asked) => ({ ...asked, first: 30 })),
    'member.many': [
      { accountId, ids: all.person },
      { accountId, ids: all.person, left: { groupId: null } },
    ],
    'member.get': both.map(({ person: id }) => ({ accountId, id })),
    'point.matchNames': both.map(({ group: groupId }) => ({ accountId, groupId, text: `${ASKED}\n` })),
    'point.ofMember': both.map(({ person: personId }) => ({ accountId, personId, from: 0, limit: 99 })),
    'point.ranking': (['earned', 'balance'] as const).map((by) => ({ accountId, groupId: null, from, to, by })),
    'point.ranked': [{ accountId, groupId: null, from, to, ids: all.person }],
    'point.perDay': [{ accountId, from, to }],
    'redemption.ids': [{ accountId, handed: false }],
    'redemption.many': [{ accountId, ids: all.redemption }],
    'purchase.list': both.map(({ person: personId }) => ({ accountId, personId, limit: 99 })),
    'purge.preview': both.map(({ group }) => ({
      accountId,
      conditions: [{ is: 'number', field: 'points', op: 'min', value: 0 }],
      groupIds: [group],
      also: [],
    })),
    'purge.ids': [{ accountId, closed: false }],
    'purge.many': [{ accountId, ids: both.map(({ purge }) => purge) }],
    'purge.get': both.map(({ purge: id }) => ({ accountId, id })),
    'purgeItem.ids': both.map(({ purge: purgeId }) => ({
      filter: { accountId, purgeId, groupId: null, status: null, search: '' },
      sort: name,
    })),
    'purgeItem.many': [{ accountId, ids: all.item }],
    'note.ids': [{ filter: { accountId }, sort: { by: 'title', desc: false } }],
    'note.figures': [{ accountId, groupId: null, from, to }],
    'task.list': [{ accountId, open: true }],
    'script.ids': [{ filter: { accountId }, sort: { by: 'title', desc: false } }],
    'category.list': [{ accountId }],
    'tag.list': [{ accountId }],
    'delivery.queue': [{ accountId, day: DAY }],
    'delivery.fallen': [{ accountId, from: 0, to: Date.UTC(2100, 0) }],
    'day.summary': [{ accountId }],
    'violation.list': [
      { accountId, limit: 99 },
      ...both.map(({ person: personId }) => ({ accountId, personId, limit: 99 })),
    ],
  };
}

// They speak of the account that they name: of its draft, of who would take over from it.
const NO_READING = new Set<string>(['slot.conflicts', 'account.switchPlan']);

const takesWorkspace = (name: RouteName): boolean =>
  routes[name].kind === 'query' &&
  !NO_READING.has(name) &&
  JSON.stringify(routes[name].input.toJSONSchema({ unrepresentable: 'any' })).includes('"accountId"');

test('no query asked by a workspace gives a name, a row or a figure of another; every query that takes a workspace is asked', async () => {
  const data = openTestData();
  await data.ask('store.status', undefined);
  const ws = makeTwoWorkspaces(data.dir);
  withDb(data.dir, (db) => {
    db.prepare('UPDATE account SET name = ? WHERE id = ?').run(`${THEIRS}号`, ws.b);
    db.prepare('UPDATE chat_group SET name = ?, region = ? WHERE id = ?').run(`${THEIRS}群`, THEIRS, ws.groupB);
  });
  const ours = await fill(data, ws.a, ws.groupA, '自家');
  const alone = await figures(data, ws.a);
  const theirs = await fill(data, ws.b, ws.groupB, THEIRS);
  const idsOf = (table: string): number[] =>
    withDb(data.dir, (db) => db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[]);
  const all = { person: idsOf('person'), item: idsOf('purge_item'), redemption: idsOf('redemption') };
  const calls = asked(ours, theirs, all);
  expect(new Set(Object.keys(calls))).toEqual(
    new Set((Object.keys(routes) as RouteName[]).filter((name) => takesWorkspace(name))),
  );

  const told: string[] = [];
  for (const [name, inputs] of Object.entries(calls))
    for (const input of inputs as readonly unknown[]) {
      const reply = await data.raw(name, input);
      // What is not there for this workspace is not found; nothing else may be wrong with the question.
      if (!reply.ok) expect([name, reply.error.code]).toEqual([name, 'NOT_FOUND']);
      else if ('json' in reply && reply.json.replaceAll(`"name":"${ASKED}"`, '').includes(THEIRS))
        told.push(`${name} ${JSON.stringify(input)} ${reply.json}`);
      else if ('ids' in reply && OTHERS[name]?.some((table) => foreign(data, table, reply.ids))) told.push(name);
    }
  expect(told).toEqual([]);
  // Shares, counts of tags and levels, points of each day: as if the other workspace were not there.
  expect(await figures(data, ws.a)).toEqual(alone);
});

/** Which table the ids of a list are of. */
const OTHERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  'campaign.participantIds': ['person'],
  'member.ids': ['person'],
  'point.ranking': ['person'],
  'group.ids': ['chat_group'],
  'purge.ids': ['purge'],
  'purgeItem.ids': ['purge_item'],
  'redemption.ids': ['redemption'],
  'script.ids': ['script'],
  'note.ids': ['note'],
};
const NAME_OF: Readonly<Record<string, string>> = {
  person: 'SELECT nickname FROM person WHERE id = ?',
  chat_group: 'SELECT name FROM chat_group WHERE id = ?',
  purge: 'SELECT name FROM purge WHERE id = ?',
  purge_item: 'SELECT p.nickname FROM purge_item i JOIN person p ON p.id = i.person_id WHERE i.id = ?',
  redemption:
    'SELECT p.nickname FROM redemption r JOIN point_entry e ON e.id = r.entry_id JOIN person p ON p.id = e.person_id WHERE r.id = ?',
  script: 'SELECT title FROM script WHERE id = ?',
  note: 'SELECT title FROM note WHERE id = ?',
};

const foreign = (data: TestData, table: string, ids: Uint32Array): boolean =>
  withDb(data.dir, (db) =>
    Array.from(ids).some((id) =>
      String(
        db
          .prepare(NAME_OF[table] ?? '')
          .pluck()
          .get(id),
      ).includes(THEIRS),
    ),
  );

const figures = async (data: TestData, accountId: number) => ({
  shares: await data.ask('layer.shares', { accountId }),
  tags: await data.ask('tag.list', { accountId }),
  levels: await data.ask('level.list', { accountId }),
  points: await data.ask('point.perDay', { accountId, from: '2026-11-01', to: '2026-11-30' }),
  summary: await data.ask('day.summary', { accountId }),
});

test('no sheet asked for by a workspace holds a row of another', async () => {
  const data = openTestData();
  await data.ask('store.status', undefined);
  const ws = makeTwoWorkspaces(data.dir);
  const ours = await fill(data, ws.a, ws.groupA, '自家');
  await fill(data, ws.b, ws.groupB, THEIRS);
  const people = withDb(data.dir, (db) => db.prepare('SELECT id FROM person').pluck().all() as number[]);
  const accountId = ws.a;
  const groups = [ws.groupA, ws.groupB];
  const sources: readonly (Input<'export.sheet'>['source'] & { readonly what: SheetKind })[] = [
    { what: 'members', accountId, ids: people },
    { what: 'groups', accountId, ids: groups },
    { what: 'roster', accountId, ids: groups, left: false },
    { what: 'participants', accountId, ids: people, campaignId: ours.campaign, groupId: null },
    { what: 'violations', accountId },
    { what: 'points', accountId },
    { what: 'activity', accountId, from: '2026-11-01', to: '2026-11-30' },
  ];
  for (const source of sources) {
    const path = join(data.dir, `${source.what}.csv`);
    const columns = sheetColumns[source.what].map((key) => ({ key, header: key }));
    await data.ask('export.sheet', {
      jobId: source.what,
      target: data.target(path),
      format: 'csv',
      source,
      columns,
      words: {},
      title: '',
    });
    const text = readFileSync(path, 'utf8');
    expect([source.what, text.includes('自家') || source.what === 'groups', text.includes(THEIRS)]).toEqual([
      source.what,
      true,
      false,
    ]);
  }
});
