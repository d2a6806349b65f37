import type { ChatMove, SenderDecision } from '#shared/contract/chats';
import { nameKey } from '#shared/domain/importMapping';
import { type MoveEvent, type MoveStay, planMoves } from '#shared/domain/moves';
import type { Context } from '../../context';
import type { Db } from '../../db/open';
import { all, one, run } from '../../db/sql';
import { CodedError } from '../../errors';
import { insertPerson, setArchived } from '../../members/write';
import { settleInvites } from '../../points/invites';
import type { ChatLog } from './log';
import { type Candidate, namesIn, ownNames } from './people';

/** Somebody whom the lines of a chat name as coming or going. */
interface Mover {
  readonly key: string;
  readonly name: string;
  /** Which of the log's senders that is; null = none. */
  readonly sender: number | null;
  readonly candidates: readonly Candidate[];
  readonly events: readonly (Omit<MoveEvent, 'inviterId'> & { readonly inviter: string | null })[];
}

interface Moved {
  /** Everyone whom the lines name as coming or going, but our own accounts, by the key of the name. */
  readonly movers: ReadonlyMap<string, Mover>;
  /** The member whom another name means, that of an inviter: a sender, or the one member who goes by it. */
  readonly named: (key: string, people: readonly (number | null)[]) => number | null;
}

function movedIn(db: Db, groupId: number, log: ChatLog): Moved {
  const names = namesIn(db, groupId);
  const ours = ownNames(db, groupId);
  const senders = new Map<string, number | null>();
  log.senders.forEach((sender, index) => {
    for (const name of new Set([sender.name, ...sender.names].map(nameKey)))
      senders.set(name, senders.has(name) ? null : index);
  });
  const movers = new Map<string, Mover & { events: Mover['events'][number][] }>();
  for (const { names: named, ...hint } of log.hints)
    for (const name of named) {
      const key = nameKey(name);
      if (key === '' || ours.has(key)) continue;
      const known = movers.get(key);
      if (known) known.events.push(hint);
      else
        movers.set(key, {
          key,
          name,
          sender: senders.get(key) ?? null,
          candidates: (names.get(key) ?? []).slice(0, 6),
          events: [hint],
        });
    }
  return {
    movers,
    named: (key, people) => {
      const sender = senders.get(key) ?? null;
      return sender === null ? onlyOne(names.get(key) ?? []) : (people[sender] ?? null);
    },
  };
}

/** Gives for the key of a name the member it means; null = nobody, or several. */
type PersonBy = (key: string) => number | null;

/** The member whom a name means, where one fits. */
const onlyOne = (candidates: readonly Candidate[]): number | null =>
  candidates.length === 1 ? (candidates[0]?.id ?? null) : null;

/** What the lines add to the stays of one member. */
function planOf(
  db: Db,
  groupId: number,
  log: ChatLog,
  personId: number,
  movers: readonly Mover[],
  personBy: PersonBy,
): readonly MoveStay[] {
  const stays = all<MoveStay>(
    db,
    `SELECT id, joined_at AS joinedAt, join_how AS joinHow, inviter_id AS inviterId, left_at AS leftAt, left_how AS leftHow
     FROM membership WHERE group_id = ? AND person_id = ? ORDER BY id`,
    groupId,
    personId,
  );
  const spoke = one<{ at: number | null }>(
    db,
    'SELECT max(last_at) AS at FROM chat_sender WHERE group_id = ? AND person_id = ?',
    groupId,
    personId,
  );
  const events = movers.flatMap((mover) =>
    mover.events.map(({ inviter, ...event }): MoveEvent => {
      const by = inviter === null ? null : personBy(nameKey(inviter));
      return { ...event, inviterId: by === personId ? null : by };
    }),
  );
  // What the log itself holds is not stored while it is only looked at.
  const said = movers.map(({ sender }) => (sender === null ? 0 : (log.senders[sender]?.lastAt ?? 0)));
  return planMoves(stays, events, Math.max(spoke?.at ?? 0, ...said));
}

/** Who came and went by a log's lines and who that may be; those of whom nothing would be written are left out. `people` is
 * whom each sender is taken for. */
export function previewMoves(
  db: Db,
  groupId: number,
  log: ChatLog,
  people: readonly (number | null)[],
): readonly ChatMove[] {
  if (log.hints.length === 0) return [];
  const { movers, named } = movedIn(db, groupId, log);
  const person = (mover: Mover): number | null =>
    mover.sender === null ? onlyOne(mover.candidates) : (people[mover.sender] ?? null);
  const personBy: PersonBy = (key) => {
    const mover = movers.get(key);
    return mover ? person(mover) : named(key, people);
  };
  const moves = Array.from(movers.values(), (mover): ChatMove | null => {
    const personId = person(mover);
    if (personId !== null && planOf(db, groupId, log, personId, [mover], personBy).length === 0) return null;
    return {
      key: mover.key,
      name: mover.name,
      senderKey: mover.sender === null ? null : (log.senders[mover.sender]?.key ?? null),
      match:
        mover.sender !== null ? 'known' : personId !== null ? 'sure' : mover.candidates.length > 1 ? 'several' : 'none',
      suggested: personId === null ? { is: 'later', personId: null } : { is: 'member', personId },
      candidates: [...mover.candidates],
      events: mover.events.slice(-3).map(({ what, at, inviter }) => ({ what, at, inviter })),
    };
  });
  const order: readonly ChatMove['match'][] = ['several', 'none', 'sure', 'known'];
  return moves
    .filter((move) => move !== null)
    .toSorted((one, other) => order.indexOf(one.match) - order.indexOf(other.match));
}

type Write = Pick<Context, 'db' | 'newUid' | 'now' | 'zone'>;

/** Writes what a log's lines say of who came and went, as the operator decided; gives of how many members. `people` is whom
 * each sender is. */
export function storeMoves(
  ctx: Write,
  groupId: number,
  log: ChatLog,
  people: readonly (number | null)[],
  decisions: readonly SenderDecision[],
): number {
  const { db } = ctx;
  const { movers, named } = movedIn(db, groupId, log);
  const decided = new Map(decisions.map((decision) => [decision.key, decision]));
  const who = new Map<string, number>();
  for (const mover of movers.values()) {
    // Decided anew by an import that comes again: one of that name came and went just so.
    const known = (): Candidate | undefined =>
      mover.candidates.find(({ id }) => planOf(db, groupId, log, id, [mover], () => null).length === 0);
    const personId =
      mover.sender === null ? decidedPerson(ctx, mover, decided.get(mover.key), known) : people[mover.sender];
    if (personId !== null && personId !== undefined) who.set(mover.key, personId);
  }
  const byPerson = new Map<number, Mover[]>();
  for (const [key, personId] of who) {
    const mover = movers.get(key);
    if (mover) byPerson.set(personId, [...(byPerson.get(personId) ?? []), mover]);
  }
  const changed: number[] = [];
  for (const [personId, moved] of byPerson) {
    const plan = planOf(db, groupId, log, personId, moved, (key) =>
      movers.has(key) ? (who.get(key) ?? null) : named(key, people),
    );
    for (const stay of plan) storeStay(ctx, groupId, personId, stay);
    if (plan.length > 0) changed.push(personId);
  }
  if (changed.length > 0) settleInvites(ctx, changed);
  return changed.length;
}

function decidedPerson(
  ctx: Write,
  mover: Mover,
  decision: SenderDecision | undefined,
  known: () => Candidate | undefined,
): number | null {
  const { is, personId } = decision ?? { is: 'member', personId: onlyOne(mover.candidates) };
  if (is === 'member') {
    if (personId !== null && !one(ctx.db, 'SELECT 1 FROM person WHERE id = ?', personId))
      throw new CodedError('NOT_FOUND', 'error.memberGone');
    return personId;
  }
  // Whoever only left was never known: there is no stay to end.
  if (is !== 'new' || mover.events.every(({ what }) => what === 'left')) return null;
  const same = known();
  if (same) return same.id;
  const fields = { wechatId: null, phone: null, city: '', gender: '', note: '' } as const;
  return insertPerson(ctx.db, ctx.newUid(), { nickname: mover.name.slice(0, 200), ...fields }, ctx.now());
}

function storeStay(ctx: Write, groupId: number, personId: number, stay: MoveStay): void {
  const { id, joinedAt, joinHow, inviterId, leftAt, leftHow } = stay;
  if (id !== null) {
    run(
      ctx.db,
      'UPDATE membership SET joined_at = ?, join_how = ?, inviter_id = ?, left_at = ?, left_how = ? WHERE id = ?',
      joinedAt,
      joinHow,
      inviterId,
      leftAt,
      leftHow,
      id,
    );
    return;
  }
  run(
    ctx.db,
    `INSERT INTO membership(uid, group_id, person_id, joined_at, join_how, inviter_id, left_at, left_how)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ctx.newUid(),
    groupId,
    personId,
    joinedAt,
    joinHow,
    inviterId,
    leftAt,
    leftHow,
  );
  if (leftAt === null) setArchived(ctx.db, personId, null);
}
