import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { openTestData } from '../support/dataProcess';
import { withSet } from '../support/packages';

test('the sample holds a whole community around now, keeps out of the own workspaces, and is removed whole', async () => {
  const data = openTestData();
  await data.ask('store.openSet', { set: 'sample' });
  expect((await data.ask('account.list', undefined)).map((account) => account.name)).toEqual(['小银', '老周']);
  expect((await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length).toBe(
    12,
  );
  expect(
    (await data.ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length,
  ).toBe(600);
  expect(
    (await data.ask('script.ids', { filter: { accountId: null }, sort: { by: 'title', desc: false } })).length,
  ).toBeGreaterThanOrEqual(60);
  expect((await data.ask('search.find', { text: 'cdyj3', each: 5 })).map((hit) => hit.label)).toEqual([
    '成都银饰交流群3',
  ]);
  expect((await data.ask('day.summary', { accountId: null })).late).toBeGreaterThan(0);
  expect(await data.ask('operation.undo', {})).toBeNull();
  // A retrospective shows the figures that it is written about.
  const notes = await data.ask('note.ids', {
    filter: { accountId: null, kind: 'retro' },
    sort: { by: 'title', desc: false },
  });
  const pages = await Promise.all(Array.from(notes, (id) => data.ask('note.get', { id })));
  expect(pages.map(({ doc }) => doc.content?.filter(({ type }) => type === 'figures').length)).toEqual([1, 1]);

  expect(withSet(data, 'sample', disagreements)).toEqual([]);

  await data.ask('store.removeSample', undefined);
  expect(existsSync(join(data.dir, 'sets', 'sample'))).toBe(false);
  expect(await data.ask('account.list', undefined)).toEqual([]);
});

test.for(['00:05', '09:00', '23:55'])(
  'made at %s in Shanghai, the sample has something to show on every screen, and nothing of it lies ahead of its time',
  async (clock) => {
    const data = openTestData();
    data.now = Date.parse(`2026-11-23T${clock}:00+08:00`);
    await data.ask('store.openSet', { set: 'sample' });
    const everyone = { accountId: null };
    const [running, past] = await data.ask('campaign.list', everyone);
    const fission = await data.ask('campaign.fission', { ...everyone, id: running?.id ?? 0 });
    expect(fission.lost).toBeGreaterThan(0);
    expect(fission.stages[0]).toMatchObject({ granted: 1 });
    expect(running?.people).toBeGreaterThan(20);
    expect(past?.people).toBe(214);
    const shares = await data.ask('layer.shares', everyone);
    expect(JSON.stringify(shares)).toContain('core');
    expect(
      (await data.ask('tag.list', everyone)).flatMap(({ tags }) => tags).filter(({ count }) => count > 0).length,
    ).toBeGreaterThan(20);
    expect((await data.ask('redemption.ids', { ...everyone, handed: false })).length).toBe(1);
    expect((await data.ask('violation.list', { ...everyone, limit: 50 })).length).toBe(9);
    const talk = await data.ask('chat.groups', { ...everyone, days: 30 });
    expect(talk.filter(({ messages }) => messages > 0)).toHaveLength(9);
    const [purge] = await data.ask('purge.many', {
      ...everyone,
      ids: Array.from(await data.ask('purge.ids', { ...everyone, closed: false })),
    });
    expect(purge?.counts).toMatchObject({ kept: 5, removed: 14 });
    expect(purge?.counts.planned).toBeGreaterThan(10);

    const ahead = withSet(data, 'sample', (db) =>
      [
        'person.created_at',
        'membership.joined_at',
        'membership.left_at',
        'point_entry.at',
        'violation.at',
        'chat_sender.last_at',
        'chat_message.at',
        'purge_item.done_at',
        'reward_grant.at',
        'operation.at',
        'group_check.done_at',
      ].filter((column) => {
        const [table, field] = column.split('.');
        return db.prepare(`SELECT 1 FROM ${table} WHERE ${field} > ?`).get(data.now) !== undefined;
      }),
    );
    expect(ahead).toEqual([]);
    expect(withSet(data, 'sample', disagreements)).toEqual([]);
  },
);
