import type { RoundCard, RoundStep, RoundView } from '#shared/contract/today';
import {
  beginRound,
  confirm,
  copyOf,
  passOver,
  press,
  recall,
  ROUND_AHEAD_MS,
  type RoundState,
  type Decision,
  type Open,
} from '#shared/domain/round';
import { unfilledIn } from '#shared/text/template';
import type { ActionContext, Context } from '../context';
import type { Db } from '../db/open';
import { one } from '../db/sql';
import { CodedError } from '../errors';
import { writeSetting } from '../settings/repo';
import { readCandidate, readContent } from './content';
import { todayBounds } from './queue';
import { listOpen, listOpenOfSlot, nextPost, readDelivery } from './repo';
import { isKeptRound } from './roundState';
import { closeUnsent, sendDeliveries } from './settle';

// Kept outside any operation: where the round stands is no step of the user's to undo.
const KEY = 'round';
const WORDS = 60;

/** Begins a round and gives its first part to copy. */
export function startRound(ctx: ActionContext, accountId: number | null, slotId: number | null): RoundStep {
  return step(ctx, () => {
    const began = beginRound({ accountId, slotId, until: ctx.now() + ROUND_AHEAD_MS }, readState(ctx.db));
    if (orderOf(ctx, began).length > 0) return press(began, openFor(ctx, began));
    // Nothing is due: who asks for a round by name gets the next post of the day.
    const next = nextPost(ctx.db, accountId, ctx.now());
    const ahead = next && next.due_at < todayBounds(ctx)[1] ? { ...began, until: next.due_at } : began;
    return press(ahead, openFor(ctx, ahead));
  });
}

/** One press of the shortcut; ticking off is committed before the next part is given. */
export function pressRound(ctx: ActionContext, accountId: number | null): RoundStep {
  return step(
    ctx,
    () => {
      const state = runningOr(ctx, accountId);
      return press(state, openFor(ctx, state));
    },
    (inner, id) => sendDeliveries(inner, [id]),
    'delivery.send',
  );
}

/** Skips the current delivery and gives the next one's first part. */
export function skipInRound(ctx: ActionContext, reason: string): RoundStep {
  return step(
    ctx,
    () => {
      const state = readState(ctx.db);
      if (!state?.current) return null;
      return passOver(state, openFor(ctx, state));
    },
    (inner, id) => closeUnsent(inner, [id], 'skipped', reason),
    'delivery.skip',
  );
}

/** Copies a part of a delivery and makes it the round's current one; begins a round where none runs. */
export function copyPart(
  ctx: ActionContext,
  accountId: number | null,
  deliveryId: number,
  part: number | null,
): RoundStep {
  const content = readContent(ctx, deliveryId);
  if (!content) throw new CodedError('NOT_FOUND', 'error.deliveryGone');
  return step(ctx, () => {
    const state = runningOr(ctx, accountId);
    const found = readCandidate(ctx, deliveryId);
    // A settled one may be copied again, but never becomes the one to tick off.
    if (!found) return null;
    return copyOf(state, found, part);
  });
}

/** The shell confirms that a part lies on the clipboard. */
export function confirmCopied(ctx: ActionContext, serial: number): void {
  update(ctx, (state) => confirm(state, serial, state.current ? readCandidate(ctx, state.current.deliveryId) : null));
}

/** Ends the round; what it ticked off stays. */
export const stopRound = (ctx: ActionContext): void =>
  update(ctx, (state) => ({ ...state, finished: true, current: null, pending: null, handled: [] }));

/** After a start of the app. */
export const recallRound = (ctx: ActionContext): void => update(ctx, recall);

/** Where the round stands, in words for the paste bar. */
export function viewRound(ctx: Context): RoundView {
  const state = readState(ctx.db);
  const accountId = state?.accountId ?? null;
  const waiting = nextPost(ctx.db, accountId, ctx.now());
  const idle: RoundView = {
    state: 'idle',
    done: 0,
    total: 0,
    current: null,
    next: null,
    from: null,
    clip: null,
    due: dueIn(ctx, accountId),
    waiting: waiting ? { dueAt: waiting.due_at, title: waiting.title } : null,
  };
  if (!state) return idle;
  const order = orderOf(ctx, state);
  const done = state.handled.filter((id) => isSettled(ctx, id)).length;
  const current = state.current ? readCandidate(ctx, state.current.deliveryId) : null;
  const shown = state.finished ? null : (current?.deliveryId ?? order[0] ?? null);
  const card =
    shown === null
      ? null
      : cardOf(ctx, shown, current && state.current?.print === current.print ? state.current.copied : []);
  const nextId = order.find((id) => id !== shown);
  const inOrder = shown !== null && order.includes(shown);
  return {
    ...idle,
    state: state.finished ? (done > 0 ? 'finished' : 'idle') : 'running',
    done,
    total: done + order.length + (shown === null || inOrder ? 0 : 1),
    current: card,
    next: nextId === undefined || state.finished ? null : cardOf(ctx, nextId, []),
    from:
      card && state.lastAccountId !== null && state.lastAccountId !== card.accountId
        ? accountOf(ctx.db, state.lastAccountId)
        : null,
    clip: clipOf(ctx, state, shown),
  };
}

function step(
  ctx: ActionContext,
  decide: () => Decision | null,
  settle?: (inner: Context, id: number) => unknown,
  command = '',
): RoundStep {
  const decision = ctx.db
    .transaction(() => {
      const decided = decide();
      if (!decided) return null;
      if (decided.settle !== null && settle) {
        const id = decided.settle;
        ctx.operate(command, ['delivery'], (inner) => settle(inner, id));
      }
      writeSetting(ctx.db, KEY, decided.state);
      return decided;
    })
    .immediate();
  ctx.publish({ type: 'changed', topics: ['round'] });
  if (!decision) return { outcome: 'nothing', copy: null };
  if (!decision.copy) return { outcome: decision.settle === null ? 'nothing' : 'finished', copy: null };
  const { deliveryId, part, serial } = decision.copy;
  const content = readContent(ctx, deliveryId)?.parts[part];
  if (!content) throw new CodedError('NOT_FOUND', 'error.deliveryGone');
  return {
    outcome: 'copy',
    copy:
      content.kind === 'text'
        ? { kind: 'text', serial, text: content.text }
        : { kind: 'picture', serial, sha256: content.sha256 },
  };
}

function update(ctx: ActionContext, change: (state: RoundState) => RoundState): void {
  ctx.db
    .transaction(() => {
      const state = readState(ctx.db);
      if (state) writeSetting(ctx.db, KEY, change(state));
    })
    .immediate();
  ctx.publish({ type: 'changed', topics: ['round'] });
}

function readState(db: Db): RoundState | null {
  const row = one<{ value: string }>(
    db,
    `SELECT value FROM setting WHERE scope = 'app' AND scope_id = 0 AND key = ?`,
    KEY,
  );
  const kept: unknown = row && JSON.parse(row.value);
  return isKeptRound(kept) ? kept : null;
}

/** The round that runs, or a new one over what is due; one left over from an earlier day does not run on. */
function runningOr(ctx: Context, accountId: number | null): RoundState {
  const kept = readState(ctx.db);
  if (kept && !kept.finished && kept.until >= todayBounds(ctx)[0]) return kept;
  return beginRound({ accountId, slotId: null, until: ctx.now() + ROUND_AHEAD_MS }, kept);
}

function orderOf(ctx: Context, state: RoundState): readonly number[] {
  if (state.slotId !== null) return listOpenOfSlot(ctx.db, state.slotId);
  const [from] = todayBounds(ctx);
  return listOpen(ctx.db, state.accountId, from, Math.max(state.until, ctx.now())).map((row) => row.id);
}

const openFor = (ctx: Context, state: RoundState): Open => ({
  order: orderOf(ctx, state),
  look: (id) => readCandidate(ctx, id),
});

// What a press would begin with: the shortcut does not reach back to earlier days.
const dueIn = (ctx: Context, accountId: number | null): number =>
  listOpen(ctx.db, accountId, todayBounds(ctx)[0], ctx.now() + ROUND_AHEAD_MS).length;

const isSettled = (ctx: Context, id: number): boolean => (readDelivery(ctx.db, id)?.status ?? 'due') !== 'due';

function cardOf(ctx: Context, id: number, copied: readonly number[]): RoundCard | null {
  const content = readContent(ctx, id);
  if (!content) return null;
  const { row, facts, version, variables, parts } = content;
  const text = parts.find((part) => part.kind === 'text');
  return {
    deliveryId: id,
    slotId: row.slotId,
    dueAt: row.dueAt,
    accountId: row.accountId,
    accountName: facts.account_name,
    colour: facts.colour,
    device: facts.device,
    groupName: row.groupName,
    title: version.title,
    words: text?.kind === 'text' ? firstWords(text.text) : '',
    parts: parts.map((part) => part.kind),
    unfilled: [
      ...unfilledIn(
        version.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
        variables,
      ),
    ],
    copied: [...copied],
  };
}

function clipOf(ctx: Context, state: RoundState, shown: number | null): RoundView['clip'] {
  if (!state.clip) return null;
  const { deliveryId, part, print } = state.clip;
  const content = readContent(ctx, deliveryId)?.parts[part];
  if (!content) return null;
  const current = shown === null ? null : readCandidate(ctx, shown);
  return {
    deliveryId,
    part,
    kind: content.kind,
    words: content.kind === 'text' ? firstWords(content.text) : content.name,
    print,
    sameText: current?.parts.length === 1 && current.parts[0] === print,
  };
}

const firstWords = (text: string): string => Array.from(text.replace(/\s+/gu, ' ').trim()).slice(0, WORDS).join('');

function accountOf(db: Db, id: number): RoundView['from'] {
  return (
    one<{ accountName: string; device: string | null }>(
      db,
      `SELECT a.name AS accountName, v.label AS device FROM account a LEFT JOIN device v ON v.id = a.device_id WHERE a.id = ?`,
      id,
    ) ?? null
  );
}
