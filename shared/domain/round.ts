/** How far ahead of its time a post may be taken into a round, in ms. */
export const ROUND_AHEAD_MS = 10 * 60_000;

interface Part {
  readonly deliveryId: number;
  readonly part: number;
}

/** A paste round as it is kept; `print` tells the content that was copied from the content of now. */
export interface RoundState {
  readonly accountId: number | null;
  readonly slotId: number | null;
  /** Deliveries due up to this instant (UTC ms) belong to it. */
  readonly until: number;
  readonly finished: boolean;
  readonly current: { readonly deliveryId: number; readonly print: string; readonly copied: readonly number[] } | null;
  /** Handed to the shell, not yet known to be on the clipboard. */
  readonly pending: (Part & { readonly serial: number }) | null;
  readonly clip: (Part & { readonly print: string }) | null;
  readonly handled: readonly number[];
  readonly lastAccountId: number | null;
  readonly serial: number;
}

/** A delivery as the round sees it: how many parts, and a print of what they say. */
export interface Candidate {
  readonly deliveryId: number;
  readonly accountId: number;
  readonly print: string;
  /** A print of each part. */
  readonly parts: readonly string[];
}

/** The open deliveries: those of the round in order, and any by its id (null = no longer open). */
export interface Open {
  readonly order: readonly number[];
  readonly look: (deliveryId: number) => Candidate | null;
}

/** What a step decides: a delivery to tick off or skip, and a part to put on the clipboard. */
export interface Decision {
  readonly state: RoundState;
  readonly settle: number | null;
  readonly copy: { readonly deliveryId: number; readonly part: number; readonly serial: number } | null;
}

/** A round that has just begun. */
export function beginRound(
  scope: Pick<RoundState, 'accountId' | 'slotId' | 'until'>,
  before: RoundState | null,
): RoundState {
  return {
    ...scope,
    finished: false,
    current: null,
    pending: null,
    clip: before?.clip ?? null,
    handled: [],
    lastAccountId: before?.lastAccountId ?? null,
    serial: before?.serial ?? 0,
  };
}

/** The position of the first part not yet copied, or null when all are. */
export function nextPart(copied: readonly number[], parts: number): number | null {
  for (let part = 0; part < parts; part += 1) if (!copied.includes(part)) return part;
  return null;
}

/** One press of the shortcut: the next part of the current delivery; else tick it off and take up the next. */
export function press(state: RoundState, open: Open): Decision {
  const found = state.current ? open.look(state.current.deliveryId) : null;
  if (!found) return takeUp(state, open, null);
  const copied = copiedOf(state, found);
  const part = nextPart(copied, found.parts.length);
  if (part !== null) return offer(state, found, copied, part);
  // Without parts nothing can have been pasted: never ticked off here.
  return found.parts.length === 0 ? takeUp(state, open, null) : takeUp(state, open, found);
}

/** Leaves the current delivery (skipped by the caller) and takes up the next. */
export function passOver(state: RoundState, open: Open): Decision {
  const found = state.current ? open.look(state.current.deliveryId) : null;
  return takeUp(state, open, found);
}

/** Copies one part of a delivery (null = the next, or the first again) and makes it the current one. */
export function copyOf(state: RoundState, found: Candidate, part: number | null): Decision {
  const copied = copiedOf(state, found);
  const wanted = part ?? nextPart(copied, found.parts.length) ?? 0;
  if (wanted >= found.parts.length) return { state, settle: null, copy: null };
  return offer({ ...state, finished: false }, found, copied, wanted);
}

/** The shell says that a part is on the clipboard; an answer to an older step counts for nothing. */
export function confirm(state: RoundState, serial: number, found: Candidate | null): RoundState {
  const { pending, current } = state;
  if (!pending || pending.serial !== serial || !current || !found || found.print !== current.print)
    return { ...state, pending: null };
  const copied = current.copied.includes(pending.part) ? current.copied : [...current.copied, pending.part];
  return {
    ...state,
    pending: null,
    current: { ...current, copied },
    clip: { deliveryId: pending.deliveryId, part: pending.part, print: found.parts[pending.part] ?? '' },
  };
}

/** Forgets what was copied: the app was closed since, and the clipboard may hold anything. */
export function recall(state: RoundState): RoundState {
  return { ...state, pending: null, clip: null, current: state.current && { ...state.current, copied: [] } };
}

// What was copied of a text that has changed since is not what would be ticked off.
function copiedOf(state: RoundState, found: Candidate): readonly number[] {
  const { current } = state;
  return current?.deliveryId === found.deliveryId && current.print === found.print ? current.copied : [];
}

function offer(state: RoundState, found: Candidate, copied: readonly number[], part: number): Decision {
  const serial = state.serial + 1;
  const { deliveryId, print } = found;
  return {
    state: {
      ...state,
      serial,
      current: { deliveryId, print, copied: [...copied] },
      pending: { deliveryId, part, serial },
    },
    settle: null,
    copy: { deliveryId, part, serial },
  };
}

function takeUp(state: RoundState, open: Open, settled: Candidate | null): Decision {
  const left: RoundState = settled
    ? { ...state, handled: [...state.handled, settled.deliveryId], lastAccountId: settled.accountId }
    : state;
  const settle = settled?.deliveryId ?? null;
  const leaving = state.current?.deliveryId;
  for (const id of open.order) {
    const found = id === leaving ? null : open.look(id);
    if (found && found.parts.length > 0) return { ...offer({ ...left, finished: false }, found, [], 0), settle };
  }
  return { state: { ...left, current: null, pending: null, finished: true }, settle, copy: null };
}
