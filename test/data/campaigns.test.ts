import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Participant, ParticipantKind } from '#shared/contract/campaigns';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { makeTwoWorkspaces, peek } from '../support/workspaces';

const PEOPLE = 6;
const day = (at: number): number => Date.UTC(2026, 10, at, 4);

interface Stay {
  readonly person: number;
  readonly group: number;
  readonly joined: number;
  readonly inviter: number | null;
  readonly left: boolean;
}

async function open(): Promise<{
  data: TestData;
  campaign: number;
  people: number[];
  groups: number[];
  account: number;
}> {
  const data = openTestData();
  const { a, groupA } = makeTwoWorkspaces(data.dir);
  const kinds = await data.ask('kind.list', undefined);
  const more = await data.ask('group.create', {
    kindId: kinds[0]?.id ?? 1,
    accountId: a,
    groups: [{ name: '乙群' }, { name: '丙群' }],
  });
  const groups = [groupA, ...more.ids];
  const { ids } = await data.ask('campaign.save', {
    accountId: a,
    name: '老带新',
    aim: 'fission',
    reason: 'fission',
    play: '拼团',
    startsOn: '2026-11-05',
    endsOn: '2026-11-10',
    note: '',
    // The third group is none of the campaign's.
    groupIds: groups.slice(0, 2),
  });
  const people: number[] = [];
  for (let at = 0; at < PEOPLE; at += 1)
    people.push(...(await data.ask('member.create', { nickname: `成员${at}` })).ids);
  return { data, campaign: ids[0] ?? 0, people, groups, account: a };
}

const stays = fc.uniqueArray(
  fc.record({
    person: fc.nat(PEOPLE - 1),
    group: fc.nat(2),
    joined: fc.integer({ min: 3, max: 12 }),
    inviter: fc.option(fc.nat(PEOPLE - 1)),
    left: fc.boolean(),
  }),
  { selector: ({ person, group }) => `${person} ${group}`, maxLength: 14 },
);

/** The participants of one kind as rows, most brought and still there first. */
async function participants(
  data: TestData,
  where: { accountId: number; id: number; kind: ParticipantKind; search?: string; groupId?: number },
): Promise<readonly Participant[]> {
  const filter = { search: '', groupId: null, ...where };
  const ids = Array.from(await data.ask('campaign.participantIds', { filter, sort: { by: 'present', desc: true } }));
  const { accountId, id, groupId } = filter;
  return data.ask('campaign.participants', { accountId, id, groupId, ids });
}

/** The same figures by plain counting. */
function counted(all: readonly Stay[], people: readonly number[]): { id: number; invited: number; present: number }[] {
  const valid = all.filter(
    ({ group, joined, inviter, person }) =>
      group < 2 && joined >= 5 && joined <= 10 && inviter !== null && inviter !== person,
  );
  return people
    .map((id, at) => {
      const mine = valid.filter(({ inviter }) => inviter === at);
      const who = (list: readonly Stay[]): number => new Set(list.map(({ person }) => person)).size;
      return { id, invited: who(mine), present: who(mine.filter(({ left }) => !left)) };
    })
    .filter(({ invited }) => invited > 0)
    .toSorted((one, other) => other.present - one.present || other.invited - one.invited || one.id - other.id);
}

test('who brought how many, who is lost, who has reached which reward: as plain counting says; handed out once, flagged when they leave', async () => {
  await fc.assert(
    fc.asyncProperty(stays, async (all) => {
      const { data, campaign, people, groups, account } = await open();
      for (const { person, group, joined, inviter, left } of all) {
        const [id, groupId] = [people[person] ?? 0, groups[group] ?? 0];
        await data.ask('member.join', {
          ids: [id],
          groupId,
          joinedAt: day(joined),
          ...(inviter === null ? {} : { inviterId: people[inviter] ?? 0 }),
        });
        if (left) await data.ask('member.leave', { ids: [id], groupId, leftAt: day(20) });
      }
      await data.ask('campaign.saveStages', {
        id: campaign,
        stages: [
          { invites: 1, reward: '手链', points: 10 },
          { invites: 2, reward: '项链', points: 0 },
        ],
      });
      const ask = () => data.ask('campaign.fission', { accountId: account, id: campaign });
      const rows = (kind: ParticipantKind) => participants(data, { accountId: account, id: campaign, kind });
      const expected = counted(all, people);
      const found = await ask();
      const inviters = await rows('inviters');
      expect(inviters.map(({ id, invited, present }) => ({ id, invited, present }))).toEqual(expected);
      expect(inviters.every(({ invited, present, lost }) => lost === invited - present)).toBe(true);
      expect(found).toMatchObject({
        inviters: expected.length,
        invited: expected.reduce((sum, { invited }) => sum + invited, 0),
        lost: expected.reduce((sum, { invited, present }) => sum + invited - present, 0),
      });
      expect((await rows('owed')).map(({ id, owed }) => [id, owed.length])).toEqual(
        expected.filter(({ present }) => present > 0).map(({ id, present }) => [id, Math.min(2, present)]),
      );
      expect(found.stages.map(({ owed }) => owed)).toEqual(
        [1, 2].map((invites) => expected.filter(({ present }) => present >= invites).length),
      );
      const before = dumpTables(data.dir);
      const mark = peek<{ id: number }>(data.dir, 'SELECT max(id) AS id FROM operation')[0]?.id ?? 0;
      const done = `SELECT 1 FROM operation WHERE id > ${mark} AND undoes IS NULL AND undone_by IS NULL`;
      const first = found.stages[0]?.id ?? 0;
      const given = await data.ask('campaign.grant', { id: campaign, stageId: first, personIds: null });
      expect(given.ids).toEqual(expected.filter(({ present }) => present >= 1).map(({ id }) => id));
      expect((await data.ask('campaign.grant', { id: campaign, stageId: first, personIds: null })).ids).toEqual([]);
      expect(peek<{ points: number }>(data.dir, 'SELECT points FROM point_entry').map(({ points }) => points)).toEqual(
        given.ids.map(() => 10),
      );
      for (const { person, group, left } of all)
        if (!left)
          await data.ask('member.leave', { ids: [people[person] ?? 0], groupId: groups[group] ?? 0, leftAt: day(21) });
      expect((await rows('granted')).map(({ granted }) => granted[0]?.lapsed)).toEqual(given.ids.map(() => true));
      expect((await ask()).stages[0]).toMatchObject({
        granted: given.ids.length,
        lapsed: given.ids.length,
        owed: 0,
        reached: 0,
      });
      // Taken back: nobody has it, its points are countered, and a second time there is nothing to take.
      const revoke = () => data.ask('campaign.revoke', { id: campaign, stageId: null, personIds: null });
      expect((await revoke()).ids.toSorted((a, b) => a - b)).toEqual(given.ids.toSorted((a, b) => a - b));
      expect(peek(data.dir, 'SELECT 1 FROM reward_grant')).toEqual([]);
      expect(peek(data.dir, 'SELECT ifnull(sum(points), 0) AS n FROM point_entry')).toEqual([{ n: 0 }]);
      expect((await revoke()).ids).toEqual([]);
      while (peek(data.dir, done).length > 0) await data.ask('operation.undo', {});
      expect(dumpTables(data.dir)).toEqual(before);
      data.stop();
    }),
    { numRuns: 6 },
  );
});

test('a campaign ends after it begins, names groups of its own account, and is no other workspace’s business', async () => {
  const { data, campaign, account } = await open();
  const [saved] = await data.ask('campaign.list', { accountId: account });
  if (!saved) throw new Error('no campaign');
  const { archivedAt: _archived, people: _people, ...fields } = saved;
  await expect(data.ask('campaign.save', { ...fields, endsOn: '2026-01-01' })).rejects.toMatchObject({
    key: 'error.campaignDates',
  });
  const foreign =
    peek<{ id: number }>(data.dir, `SELECT group_id AS id FROM group_account WHERE account_id <> ${account}`)[0]?.id ??
    0;
  await expect(data.ask('campaign.save', { ...fields, groupIds: [foreign] })).rejects.toMatchObject({
    key: 'error.campaignGroups',
  });
  const other = peek<{ id: number }>(data.dir, `SELECT id FROM account WHERE id <> ${account}`)[0]?.id ?? 0;
  expect(await data.ask('campaign.list', { accountId: other })).toEqual([]);
  await expect(data.ask('campaign.fission', { accountId: other, id: campaign })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(participants(data, { accountId: other, id: campaign, kind: 'all' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(
    data.ask('campaign.participants', { accountId: other, id: campaign, groupId: null, ids: [1] }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('members are put on a campaign’s list once, and taken off; undo gives back what was', async () => {
  const { data, campaign, people, account } = await open();
  const before = dumpTables(data.dir);
  expect((await data.ask('campaign.addMembers', { id: campaign, personIds: [...people, people[0] ?? 0] })).ids).toEqual(
    people,
  );
  expect((await data.ask('campaign.addMembers', { id: campaign, personIds: people })).ids).toEqual([]);
  await data.ask('campaign.removeMembers', { id: campaign, personIds: people.slice(0, 2) });
  expect((await data.ask('campaign.list', { accountId: account }))[0]?.people).toBe(PEOPLE - 2);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
});

test('participants: the list and those who brought someone, each once; one group’s figures alone; found by name; rewards given to those chosen', async () => {
  const { data, campaign, people, groups, account } = await open();
  const [mei, lan, gui, nobody] = people;
  const enter = (id: number | undefined, groupId: number | undefined, inviterId: number | undefined) =>
    data.ask('member.join', {
      ids: [id ?? 0],
      groupId: groupId ?? 0,
      joinedAt: day(6),
      ...(inviterId === undefined ? {} : { inviterId }),
    });
  await enter(gui, groups[0], mei);
  await enter(people[4], groups[1], mei);
  await enter(people[5], groups[0], lan);
  await data.ask('campaign.addMembers', { id: campaign, personIds: [mei ?? 0, nobody ?? 0] });
  await data.ask('campaign.saveStages', {
    id: campaign,
    stages: [
      { invites: 1, reward: '手链', points: 10 },
      { invites: 2, reward: '项链', points: 30 },
    ],
  });
  const of = (kind: ParticipantKind, more: { search?: string; groupId?: number } = {}) =>
    participants(data, { accountId: account, id: campaign, kind, ...more });
  expect((await of('all')).map(({ id, invited, addedAt }) => [id, invited, addedAt !== null])).toEqual([
    [mei, 2, true],
    [lan, 1, false],
    [nobody, 0, true],
  ]);
  expect((await of('listed')).map(({ id }) => id)).toEqual([mei, nobody]);
  expect((await of('inviters', { groupId: groups[1] ?? 0 })).map(({ id, invited }) => [id, invited])).toEqual([
    [mei, 1],
  ]);
  expect((await of('all', { search: '成员1' })).map(({ id }) => id)).toEqual([lan]);
  // Both of her stages at once, in one step; the other one who reached a stage was not chosen.
  expect((await data.ask('campaign.grant', { id: campaign, stageId: null, personIds: [mei ?? 0] })).ids).toEqual([mei]);
  expect((await of('owed')).map(({ id }) => id)).toEqual([lan]);
  expect((await of('granted')).map(({ granted }) => granted.length)).toEqual([2]);
  // The sheet says what the list says, in the whole campaign and in one of its groups.
  const sheet = async (groupId: number | null): Promise<readonly string[]> => {
    const path = join(data.dir, `list-${groupId}.csv`);
    const columns = ['nickname', 'brought', 'present', 'lost', 'owed', 'granted'].map((key) => ({ key, header: key }));
    const ids = [mei ?? 0, lan ?? 0, nobody ?? 0];
    const source = { what: 'participants', accountId: account, ids, campaignId: campaign, groupId } as const;
    const file = { jobId: `sheet-${groupId}`, target: data.target(path), format: 'csv', title: '', words: {} } as const;
    await data.ask('export.sheet', { ...file, source, columns });
    return readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1);
  };
  expect(await sheet(null)).toEqual(['成员0,2,2,0,,手链、项链', '成员1,1,1,0,手链,', '成员3,0,0,0,,']);
  expect((await sheet(groups[1] ?? 0))[0]).toBe('成员0,1,1,0,,手链、项链');
  await data.ask('campaign.revoke', { id: campaign, stageId: null, personIds: [mei ?? 0] });
  expect((await of('granted')).length).toBe(0);
  await data.ask('operation.undo', {});
  expect((await of('granted')).map(({ granted }) => granted.length)).toEqual([2]);
  expect(peek<{ n: number }>(data.dir, 'SELECT sum(points) AS n FROM point_entry')).toEqual([{ n: 40 }]);
  await data.ask('operation.undo', {});
  expect(peek(data.dir, 'SELECT 1 FROM point_entry')).toEqual([]);
  data.stop();
});
