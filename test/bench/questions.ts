import { v7 } from 'uuid';
import type { SlotDraft } from '#shared/contract/calendar';
import type { Input } from '#shared/contract/index';
import type { MemberSort } from '#shared/contract/members';
import { conflictsOf } from '../../electron/data/calendar/checks';
import { connectionState } from '../../electron/data/db/functions';
import { openDb, type Db } from '../../electron/data/db/open';
import { layerShares } from '../../electron/data/layers/repo';
import { memberIds, membersByIds } from '../../electron/data/members/repo';
import { databaseFile, setFolder } from '../../electron/data/store/open';
import { readQueue, readSummary } from '../../electron/data/today/queue';
import { DEFAULT_ZONE, localDateTime } from '#shared/domain/time';

const ALL = { by: 'name', desc: false } as const;

/** The questions that screens ask, asked in process of one database. */
export interface Bench {
  /** What the list of all members asks for. */
  readonly idsInput: Input<'member.ids'>;
  /** The next page of 100 members, somewhere else each time. */
  readonly page: () => unknown;
  /** Two characters that stand in about a hundred names. */
  readonly word: () => string;
  readonly search: (word: string) => Uint32Array;
  readonly searchByLike: (word: string) => unknown;
  readonly day: () => unknown;
  readonly queue: () => unknown;
  /** The ids of all members, as SQLite reads them: what the three below are measured against. */
  readonly everyone: () => unknown;
  /** Everyone in the order of a column, as after a change: nothing is at hand. */
  readonly sorted: (by: MemberSort['by']) => unknown;
  readonly shares: () => unknown;
  /** What speaks against one post to every group. */
  readonly conflicts: () => unknown;
  readonly close: () => void;
}

/** Opens the database of a data folder for asking; `now` (UTC ms) is its today. */
export function openBench(dataDir: string, now: number): Bench {
  const db = openDb(databaseFile(dataDir, 'main'));
  connectionState(db).zone = DEFAULT_ZONE;
  const ctx = {
    db,
    now: () => now,
    newUid: () => v7(),
    zone: DEFAULT_ZONE,
    folder: setFolder(dataDir, 'main'),
    summarise: () => undefined,
  };
  const idsInput: Input<'member.ids'> = { filter: { accountId: null }, sort: ALL };
  const ids = memberIds(ctx, idsInput.filter, idsInput.sort);
  const like = db.prepare(`SELECT id FROM person WHERE nickname LIKE ?`).pluck();
  const everyone = db.prepare('SELECT id FROM person').pluck();
  const groupIds = db.prepare('SELECT id FROM chat_group WHERE archived_at IS NULL').pluck().all() as number[];
  const draft: SlotDraft = {
    kind: 'group',
    accountId: null,
    groupIds,
    starts: localDateTime(now),
    zone: DEFAULT_ZONE,
    windowMinutes: 0,
    scriptId: db.prepare('SELECT script_id FROM slot LIMIT 1').pluck().get() as number,
    inlineText: null,
    repeat: null,
    note: '',
    campaignId: null,
  };
  db.exec('CREATE TEMP TABLE forget(n); INSERT INTO forget VALUES (0)');
  // Whatever is written takes away the lists that are at hand.
  const forget = db.prepare('UPDATE forget SET n = n + 1');
  let turn = 0;
  return {
    idsInput,
    word: () => sharedByAHundred(db),
    page: () => {
      turn += 1;
      const from = (turn * 977) % Math.max(1, ids.length - 100);
      return membersByIds(db, Array.from(ids.slice(from, from + 100)), null);
    },
    search: (said) => memberIds(ctx, { accountId: null, search: said }, ALL),
    searchByLike: (said) => Uint32Array.from(like.all(`%${said}%`) as number[]),
    day: () => readSummary(ctx, null),
    queue: () => readQueue(ctx, null, null),
    everyone: () => Uint32Array.from(everyone.all() as number[]),
    sorted: (by) => {
      forget.run();
      return memberIds(ctx, { accountId: null }, { by, desc: true });
    },
    shares: () => layerShares(db, null),
    conflicts: () => conflictsOf(ctx, draft, null),
    close: () => db.close(),
  };
}

function sharedByAHundred(db: Db): string {
  const counts = new Map<string, number>();
  for (const name of db.prepare('SELECT nickname FROM person').pluck().all() as string[])
    for (const [, pair = ''] of name.matchAll(/(?=(\p{Script=Han}{2}))/gu))
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const off = ([, count]: readonly [string, number]): number => Math.abs(count - 100);
  return [...counts].reduce((best, pair) => (off(pair) < off(best) ? pair : best), ['', 0])[0];
}
