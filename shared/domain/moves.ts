/** One line of a chat by which somebody came or went. */
export interface MoveEvent {
  readonly what: 'joined' | 'left';
  /** UTC ms, to the minute. */
  readonly at: number;
  readonly how: 'invited' | 'qr' | 'left' | 'removed' | 'unknown';
  readonly inviterId: number | null;
}

/** One stay of a member in the chat's group; `id` null = not stored yet. Instants are UTC ms. */
export interface MoveStay {
  readonly id: number | null;
  readonly joinedAt: number | null;
  readonly joinHow: 'invited' | 'link' | 'qr' | 'unknown';
  readonly inviterId: number | null;
  readonly leftAt: number | null;
  readonly leftHow: '' | 'left' | 'removed' | 'unknown';
}

/** A day: a sheet tells on which day somebody joined, a chat the minute. */
const CLOSE_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * What the lines of a chat add to somebody's stays in its group, as the stays that change. What is stored is never made
 * otherwise: a missing date, way or inviter is filled in, an open stay ends, a new one begins. Twice adds nothing.
 * `spokeAt` is when they last spoke there (0 = never): who spoke after they left, with no line of coming back, is here.
 */
export function planMoves(
  stays: readonly MoveStay[],
  events: readonly MoveEvent[],
  spokeAt: number,
): readonly MoveStay[] {
  const now = [...stays];
  const sorted = inOrder(events);
  sorted.forEach((event, index) => {
    const { at } = event;
    const begun = ({ joinedAt }: MoveStay): boolean => joinedAt === null || joinedAt <= at;
    const within = now.findIndex((stay) => begun(stay) && (stay.leftAt === null || stay.leftAt >= at));
    const stay = now[within];
    if (event.what === 'joined') {
      if (stay) now[within] = filledIn(stay, event);
      else if (now.every(begun)) now.push(begins(event));
      return;
    }
    const back = sorted.slice(index + 1).some(({ what }) => what === 'joined');
    const spoke = spokeAt >= at + MINUTE_MS;
    if (stay?.leftAt === null && (back || !spoke))
      now[within] = { ...stay, leftAt: at, leftHow: event.how === 'removed' ? 'removed' : 'left' };
  });
  return now.filter((stay, index) => stay !== stays[index]);
}

/** In order of time; of what happened within one minute only what it came to. */
function inOrder(events: readonly MoveEvent[]): readonly MoveEvent[] {
  const minutes = new Map<number, MoveEvent[]>();
  for (const event of events.toSorted((one, other) => one.at - other.at))
    minutes.set(event.at, [...(minutes.get(event.at) ?? []), event]);
  return Array.from(minutes.values()).flatMap((lines) => {
    const last = lines.at(-1);
    const joined = lines.find(({ what }) => what === 'joined');
    if (!last || last.what === 'joined') return last ? [last] : [];
    return joined ? [joined, last] : [last];
  });
}

const wayOf = ({ how }: MoveEvent): MoveStay['joinHow'] => (how === 'invited' || how === 'qr' ? how : 'unknown');

const begins = (event: MoveEvent): MoveStay => ({
  id: null,
  joinedAt: event.at,
  joinHow: wayOf(event),
  inviterId: event.inviterId,
  leftAt: null,
  leftHow: '',
});

function filledIn(stay: MoveStay, event: MoveEvent): MoveStay {
  const { joinedAt } = stay;
  // Another coming than the one that is stored.
  if (joinedAt !== null && event.at - joinedAt >= CLOSE_MS) return stay;
  const filled: MoveStay = {
    ...stay,
    joinedAt: joinedAt ?? event.at,
    joinHow: stay.joinHow === 'unknown' ? wayOf(event) : stay.joinHow,
    inviterId: stay.inviterId ?? event.inviterId,
  };
  const same = filled.joinedAt === joinedAt && filled.joinHow === stay.joinHow && filled.inviterId === stay.inviterId;
  return same ? stay : filled;
}
