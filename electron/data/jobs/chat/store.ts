import type { ChatInput, SenderDecision } from '#shared/contract/chats';
import { nameKey } from '#shared/domain/importMapping';
import { localDay } from '#shared/domain/time';
import { refreshPeopleOf } from '../../chats/senderRepo';
import type { Context } from '../../context';
import { insertRange } from '../../db/bulk';
import type { Db } from '../../db/open';
import { all, one, run } from '../../db/sql';
import { CodedError } from '../../errors';
import { insertPerson, insertStay, openStay, personIdByWechat } from '../../members/write';
import { readSettings, writeSetting } from '../../settings/repo';
import type { Look } from './job';
import type { ChatLog } from './log';

type Write = Pick<Context, 'db' | 'newUid' | 'now' | 'zone'>;
type Tick = (done: number) => void;

/** The live group of a name; a count of members in brackets behind it is passed over. */
export function groupByName(db: Db, name: string | null): number | null {
  if (name === null) return null;
  const wanted = new Set([name, name.replace(/\s*[(（]\d{1,4}[)）]$/u, '')].map(nameKey));
  const groups = all<{ id: number; name: string }>(
    db,
    'SELECT id, name FROM chat_group WHERE archived_at IS NULL ORDER BY id',
  );
  return groups.find((group) => wanted.has(nameKey(group.name)))?.id ?? null;
}

/** The record of one import. */
interface Batch {
  readonly fileName: string;
  readonly fileHash: string;
  readonly signature: string;
  readonly mapping: string;
  readonly added: number;
  readonly unchanged: number;
  readonly rejected: number;
}

interface Taken {
  readonly log: ChatLog;
  readonly look: Look;
  readonly groupId: number;
  readonly input: ChatInput;
}

/** Writes what a log adds to its group; gives for each sender of the log which member that is. `tick` may throw to give up. */
export function storeChat(ctx: Write, taken: Taken, tick: Tick, batch: Batch): readonly (number | null)[] {
  const { log, look, groupId, input } = taken;
  const senders = storeSenders(ctx, taken);
  const total = look.fresh.length;
  if (total > 0) {
    storeDays(ctx, taken, senders);
    storeSpan(ctx, taken);
    storePrints(ctx.db, groupId, look, (done) => tick(Math.min(done, total)));
    if (input.keepText) storeWords(ctx.db, taken, senders, (done) => tick(Math.min(done, total)));
    refreshPeopleOf(ctx.db, groupId);
    storeBatch(ctx, groupId, batch);
  }
  if (readSettings(ctx.db).keepChatText !== input.keepText) writeSetting(ctx.db, 'keepChatText', input.keepText);
  if (batch.signature !== '')
    run(
      ctx.db,
      `INSERT INTO import_mapping(header_signature, mapping) VALUES (?, ?)
       ON CONFLICT(header_signature) DO UPDATE SET mapping = excluded.mapping WHERE mapping <> excluded.mapping`,
      batch.signature,
      batch.mapping,
    );
  const people = new Map(
    all<{ id: number; personId: number | null }>(
      ctx.db,
      'SELECT id, person_id AS personId FROM chat_sender WHERE group_id = ?',
      groupId,
    ).map(({ id, personId }) => [id, personId]),
  );
  return log.senders.map((_, index) => people.get(senders[index] ?? 0) ?? null);
}

/** Brings the senders of a log up to date; gives the id of each. */
function storeSenders(ctx: Write, { log, look, groupId, input }: Taken): readonly number[] {
  const { db } = ctx;
  const decided = new Map(input.decisions.map((decision) => [decision.key, decision]));
  const keys = new Set(
    all<{ key: string }>(db, 'SELECT key FROM chat_sender WHERE group_id = ?', groupId).map(({ key }) => key),
  );
  const inFile = new Set(log.senders.map(({ key }) => key));
  const owners = new Map<string, number>();
  for (const { names } of log.senders) for (const name of names) owners.set(name, (owners.get(name) ?? 0) + 1);
  let moved = false;
  const ids = log.senders.map((sender, index): number => {
    const before = look.known[index] ?? null;
    const decision = decided.get(sender.key) ?? { key: sender.key, ...(look.matches[index]?.suggested ?? LATER) };
    const personId = personOf(ctx, groupId, decision, sender.name, sender.wechatId);
    const ignored = decision.is === 'ignore' ? 1 : 0;
    if (before === null) {
      keys.add(sender.key);
      return run(
        db,
        'INSERT INTO chat_sender(uid, group_id, key, name, wechat_id, person_id, ignored, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ctx.newUid(),
        groupId,
        sender.key,
        sender.name,
        sender.wechatId,
        personId,
        ignored,
        sender.lastAt,
      ).id;
    }
    const newer = sender.lastAt > (before.lastAt ?? -1);
    const after = {
      id: before.id,
      name: newer ? sender.name : before.name,
      wechatId: before.wechatId ?? sender.wechatId,
      personId,
      ignored,
      lastAt: newer ? sender.lastAt : before.lastAt,
    };
    if (personId !== before.personId) moved = true;
    const same =
      after.name === before.name &&
      after.wechatId === before.wechatId &&
      personId === before.personId &&
      ignored === before.ignored &&
      after.lastAt === before.lastAt;
    if (!same)
      run(
        db,
        `UPDATE chat_sender SET name = :name, wechat_id = :wechatId, person_id = :personId, ignored = :ignored,
           last_at = :lastAt WHERE id = :id`,
        after,
      );
    return before.id;
  });
  // Under every name that one alone goes by, so that an export of another shape finds them.
  const alias = (name: string, root: number): void => {
    if (keys.has(name)) return;
    keys.add(name);
    run(
      db,
      'INSERT INTO chat_sender(uid, group_id, key, name, same_as) VALUES (?, ?, ?, ?, ?)',
      ctx.newUid(),
      groupId,
      name,
      name,
      root,
    );
  };
  log.senders.forEach(({ key, names }, index) => {
    const root = ids[index] ?? 0;
    if (look.known[index]) alias(key, root);
    for (const name of names) if (owners.get(name) === 1 && !inFile.has(name)) alias(name, root);
  });
  if (moved && look.fresh.length === 0) refreshPeopleOf(db, groupId);
  return ids;
}

const LATER: Omit<SenderDecision, 'key'> = { is: 'later', personId: null };

function personOf(
  ctx: Write,
  groupId: number,
  { is, personId }: SenderDecision,
  name: string,
  wechatId: string | null,
): number | null {
  if (is === 'member') {
    if (personId === null || !one(ctx.db, 'SELECT 1 FROM person WHERE id = ?', personId))
      throw new CodedError('NOT_FOUND', 'error.memberGone');
    return personId;
  }
  if (is !== 'new') return null;
  const known = wechatId === null ? null : personIdByWechat(ctx.db, wechatId);
  const id =
    known ??
    insertPerson(
      ctx.db,
      ctx.newUid(),
      { nickname: name.slice(0, 200) || '?', wechatId, phone: null, city: '', gender: '', note: '' },
      ctx.now(),
    );
  if (!openStay(ctx.db, id, groupId))
    insertStay(ctx.db, ctx.newUid(), id, {
      groupId,
      nickname: '',
      role: 'member',
      joinedAt: null,
      joinHow: 'unknown',
      inviterId: null,
    });
  return id;
}

function storeDays({ db, zone }: Write, { log, look, groupId }: Taken, senders: readonly number[]): void {
  const days = new Map<number, string>();
  const dayAt = (at: number): string => {
    const hour = Math.floor(at / 3_600_000);
    const known = days.get(hour);
    if (known !== undefined) return known;
    // A zone's day begins on a half or quarter hour at the earliest where it is no whole one.
    const day = localDay(at, zone);
    if (localDay(hour * 3_600_000, zone) === localDay(hour * 3_600_000 + 3_599_999, zone)) days.set(hour, day);
    return day;
  };
  const said = new Map<string, { readonly sender: number; readonly day: string; n: number }>();
  for (const index of look.fresh) {
    const sender = senders[log.sender[index] ?? 0] ?? 0;
    const day = dayAt(log.at[index] ?? 0);
    const key = `${sender} ${day}`;
    const known = said.get(key);
    if (known) known.n += 1;
    else said.set(key, { sender, day, n: 1 });
  }
  const known = new Map(
    all<{ id: number; sender: number; day: string }>(
      db,
      'SELECT id, sender_id AS sender, day FROM talk_day WHERE group_id = ?',
      groupId,
    ).map(({ id, sender, day }) => [`${sender} ${day}`, id]),
  );
  const rows: (string | number)[][] = [];
  for (const [key, { sender, day, n }] of said) {
    const there = known.get(key);
    if (there !== undefined) run(db, 'UPDATE talk_day SET messages = messages + ? WHERE id = ?', n, there);
    else rows.push([groupId, sender, day, n]);
  }
  insertRange(
    db,
    'talk_day',
    'group_id, sender_id, day, messages',
    rows,
    (row) => row,
    () => undefined,
  );
}

/** Keeps which days the log tells of, where that is not known already. */
function storeSpan({ db, zone }: Write, { log, groupId }: Taken): void {
  let [first, last] = [Infinity, -Infinity];
  for (const at of log.at) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  run(
    db,
    `INSERT INTO chat_span(group_id, first_day, last_day) SELECT :group, :first, :last WHERE NOT EXISTS (
       SELECT 1 FROM chat_span WHERE group_id = :group AND first_day <= :first AND last_day >= :last)`,
    { group: groupId, first: localDay(first, zone), last: localDay(last, zone) },
  );
}

function storePrints(db: Db, groupId: number, { changes }: Look, tick: Tick): void {
  const rows: number[][] = [];
  for (const { id, minute, hash, n } of changes) {
    if (id !== null) run(db, 'UPDATE chat_print SET n = ? WHERE id = ?', n, id);
    else rows.push([groupId, minute, hash, n]);
  }
  insertRange(db, 'chat_print', 'group_id, minute, hash, n', rows, (row) => row, tick);
}

function storeWords(db: Db, { log, look, groupId }: Taken, senders: readonly number[], tick: Tick): void {
  const rowOf = (index: number): (string | number)[] => {
    const { kind = 'text', text = '' } = log.words[index] ?? {};
    return [groupId, senders[log.sender[index] ?? 0] ?? 0, log.at[index] ?? 0, kind, text];
  };
  insertRange(db, 'chat_message', 'group_id, sender_id, at, kind, text', look.fresh, rowOf, tick);
}

function storeBatch(ctx: Write, groupId: number, batch: Batch): void {
  run(
    ctx.db,
    `INSERT INTO import_batch(uid, at, kind, group_id, file_name, file_hash, header_signature, mapping, added, updated, unchanged, rejected)
     VALUES (?, ?, 'chat', ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
    ctx.newUid(),
    ctx.now(),
    groupId,
    batch.fileName,
    batch.fileHash,
    batch.signature,
    batch.mapping,
    batch.added,
    batch.unchanged,
    batch.rejected,
  );
}
