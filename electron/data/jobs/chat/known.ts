import { printOf } from '#shared/domain/chat';
import type { Db } from '../../db/open';
import { all } from '../../db/sql';
import { type ChatLog, hashSender, type LogSender } from './log';

/** A sender that earlier imports know. */
export interface SenderRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly wechatId: string | null;
  readonly personId: number | null;
  readonly ignored: number;
  readonly lastAt: number | null;
  /** The sender that this is another name of. */
  readonly sameAs: number | null;
}

/** Every sender known in a group, under each of their names. */
export const sendersOf = (db: Db, groupId: number): readonly SenderRow[] =>
  all<SenderRow>(
    db,
    `SELECT id, key, name, wechat_id AS wechatId, person_id AS personId, ignored, last_at AS lastAt, same_as AS sameAs
     FROM chat_sender WHERE group_id = ? ORDER BY id`,
    groupId,
  );

/** Prints that earlier imports counted, by minute (of the epoch) and hash. */
export type Prints = Map<number, Map<number, { readonly id: number; readonly n: number }>>;

/** The prints counted in a group from one minute to another, both counted in. */
export function printsOf(db: Db, groupId: number, from: number, to: number): Prints {
  const prints: Prints = new Map();
  for (const { minute, hash, id, n } of all<{ minute: number; hash: number; id: number; n: number }>(
    db,
    'SELECT minute, hash, id, n FROM chat_print WHERE group_id = ? AND minute BETWEEN ? AND ?',
    groupId,
    from,
    to,
  )) {
    const there = prints.get(minute);
    if (there) there.set(hash, { id, n });
    else prints.set(minute, new Map([[hash, { id, n }]]));
  }
  return prints;
}

export const minuteOf = (at: number): number => Math.floor(at / 60_000);

/** For each sender of the log who that is of those known; null = nobody yet. */
export function recogniseSenders(
  log: ChatLog,
  rows: readonly SenderRow[],
  prints: Prints,
): readonly (SenderRow | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const root = (row: SenderRow | undefined): SenderRow | null =>
    row === undefined ? null : row.sameAs === null ? row : (byId.get(row.sameAs) ?? row);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const owners = new Map<string, number>();
  for (const { names } of log.senders) for (const name of names) owners.set(name, (owners.get(name) ?? 0) + 1);

  const found = log.senders.map(({ key, wechatId, names }): SenderRow | null => {
    const same = root(byKey.get(key));
    if (same || wechatId === null) return same;
    // A name that two in the file go by tells nothing.
    const called = new Set(
      Array.from(names, (name) => (owners.get(name) === 1 ? root(byKey.get(name)) : null)).filter(
        (row) => row !== null && (row.wechatId === null || row.wechatId === wechatId),
      ),
    );
    const [only] = called;
    return called.size === 1 ? (only ?? null) : null;
  });
  recogniseRenamed(log, rows, prints, found);
  return found;
}

/** Messages of one sender that are looked at for a renaming. */
const SAMPLES = 60;

/**
 * Whoever has a new name is known by what they said: within the span of the file, a message that is known and that its
 * known sender did not say in this file was said by the one under the new name.
 */
function recogniseRenamed(log: ChatLog, rows: readonly SenderRow[], prints: Prints, found: (SenderRow | null)[]): void {
  if (prints.size === 0 || log.at.length === 0) return;
  // The first and the last minute of an export may be there in part only.
  const minutes = log.at.map(minuteOf);
  const from = minutes.reduce((one, other) => Math.min(one, other));
  const to = minutes.reduce((one, other) => Math.max(one, other));
  const present = new Set(found.filter((row) => row !== null).map(({ id }) => id));
  const absent = rows
    .filter((row) => row.sameAs === null && !present.has(row.id))
    .map((row) => ({ row, who: hashSender(row.key) }));
  if (absent.length === 0) return;
  const claims: { readonly index: number; readonly row: SenderRow; readonly votes: number }[] = [];
  log.senders.forEach((sender: LogSender, index) => {
    if (found[index]) return;
    const looked = sender.said
      .filter((at) => {
        const minute = minutes[at] ?? from;
        return minute > from && minute < to && prints.has(minute);
      })
      .slice(0, SAMPLES);
    if (looked.length === 0) return;
    let best: SenderRow | null = null;
    let most = 0;
    let second = 0;
    for (const { row, who } of absent) {
      if (row.wechatId !== null && sender.wechatId !== null) continue;
      let votes = 0;
      for (const at of looked) {
        const what = log.what[at];
        if (what && prints.get(minutes[at] ?? 0)?.has(printOf(who, what))) votes += 1;
      }
      if (votes > most) [best, second, most] = [row, most, votes];
      else if (votes > second) second = votes;
    }
    if (best && most > second && (most > 1 || looked.length === 1)) claims.push({ index, row: best, votes: most });
  });
  const taken = new Set<number>();
  for (const { index, row } of claims.toSorted((one, other) => other.votes - one.votes)) {
    if (taken.has(row.id)) continue;
    taken.add(row.id);
    found[index] = row;
  }
}

/** A print that is new, or counted more often than before. */
export interface PrintChange {
  /** Null = not known before. */
  readonly id: number | null;
  readonly minute: number;
  readonly hash: number;
  readonly n: number;
}

/** Which messages of a log are not counted yet, and what that makes of the prints. */
export function freshOf(
  log: ChatLog,
  keys: readonly string[],
  prints: Prints,
): { readonly fresh: readonly number[]; readonly changes: readonly PrintChange[] } {
  const hashes = keys.map(hashSender);
  // How often each print is counted by now, and how often it came in this export.
  const counted = new Map<number, Map<number, number>>();
  let seen = new Map<number, Map<number, number>>();
  const starts = new Set(log.sections);
  const fresh: number[] = [];
  for (let index = 0; index < log.at.length; index += 1) {
    if (starts.has(index)) seen = new Map();
    const who = hashes[log.sender[index] ?? 0];
    const what = log.what[index];
    if (!who || !what) continue;
    const minute = minuteOf(log.at[index] ?? 0);
    const hash = printOf(who, what);
    let here = seen.get(minute);
    if (!here) {
      here = new Map();
      seen.set(minute, here);
    }
    const n = (here.get(hash) ?? 0) + 1;
    here.set(hash, n);
    const known = counted.get(minute)?.get(hash) ?? prints.get(minute)?.get(hash)?.n ?? 0;
    if (n <= known) continue;
    fresh.push(index);
    const now = counted.get(minute);
    if (now) now.set(hash, n);
    else counted.set(minute, new Map([[hash, n]]));
  }
  const changes: PrintChange[] = [];
  for (const [minute, there] of counted)
    for (const [hash, n] of there) changes.push({ id: prints.get(minute)?.get(hash)?.id ?? null, minute, hash, n });
  return { fresh, changes };
}
