import type { Conflict } from '#shared/contract/calendar';
import { DAY_MS, localDateTime } from '#shared/domain/time';
import { normalise } from '#shared/text/cjk';

/** A post about to be planned: one target at one time (UTC ms); `group` is null for Moments. */
export interface PlannedPost {
  readonly at: number;
  readonly zone: string;
  readonly group: { readonly id: number; readonly name: string; readonly qrValidUntil: number | null } | null;
  readonly account: { readonly id: number; readonly name: string; readonly status: string };
}

/** A post that is planned or was sent already, in one of the groups concerned. */
export interface StandingPost {
  readonly at: number;
  readonly groupId: number;
  readonly title: string;
  readonly text: string;
}

/** The distances that make a conflict; the user's settings. */
export interface ConflictLimits {
  readonly slotGapMinutes: number;
  readonly sameTextDays: number;
  /** `HH:mm`; quiet hours may span midnight. */
  readonly quietFrom: string;
  readonly quietTo: string;
}

const MINUTE = 60_000;

/** Whether a wall clock `HH:mm` lies in the hours from `from` up to, not including, `to`; equal ends mean no such hours. */
export function inHours(clock: string, from: string, to: string): boolean {
  if (from === to) return false;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}

/** All that speaks against planned posts of one text: too near, said already, quiet hours, account stopped, QR lapsed. */
export function findConflicts(
  planned: readonly PlannedPost[],
  text: string,
  standing: readonly StandingPost[],
  limits: ConflictLimits,
  now: number,
): readonly Conflict[] {
  const byGroup = new Map<number, StandingPost[]>();
  for (const post of standing) {
    const posts = byGroup.get(post.groupId);
    if (posts) posts.push(post);
    else byGroup.set(post.groupId, [post]);
  }
  const same = normalise(text);
  const saysSame = remembered((other) => same !== '' && normalise(other) === same);
  const found: Conflict[] = [];
  const quiet = new Set<number>();
  const once = new Set<string>();
  const lastAt = new Map<number, number>();
  const sayOnce = (key: string, conflict: Conflict): void => {
    if (once.has(key)) return;
    once.add(key);
    found.push(conflict);
  };
  for (const { at, zone, group, account } of [...planned].sort((a, b) => a.at - b.at)) {
    const base = { at, groupId: group?.id ?? null, otherAt: null, other: null };
    if (account.status === 'banned' || account.status === 'restricted')
      sayOnce(`account${account.id}`, { ...base, kind: 'account', groupId: null, name: account.name });
    if (!quiet.has(at) && inHours(localDateTime(at, zone).slice(11), limits.quietFrom, limits.quietTo)) {
      quiet.add(at);
      found.push({ ...base, kind: 'quietHours', groupId: null, name: account.name });
    }
    const before = lastAt.get(group?.id ?? 0);
    if (before !== undefined && at - before <= limits.sameTextDays * DAY_MS)
      sayOnce('self', { ...base, kind: 'sameText', groupId: null, name: '', at: before, otherAt: at });
    lastAt.set(group?.id ?? 0, at);
    if (group === null) continue;
    if (group.qrValidUntil !== null && group.qrValidUntil <= now)
      sayOnce(`qr${group.id}`, { ...base, kind: 'qrLapsed', name: group.name });
    const others = byGroup.get(group.id) ?? [];
    const near = others.find((other) => Math.abs(other.at - at) < limits.slotGapMinutes * MINUTE);
    if (near) found.push({ ...base, kind: 'near', name: group.name, otherAt: near.at, other: near.title });
    const again = nearest(others, at, limits.sameTextDays * DAY_MS, (other) => saysSame(other.text));
    if (again) found.push({ ...base, kind: 'sameText', name: group.name, otherAt: again.at, other: again.title });
  }
  return found;
}

function nearest(
  posts: readonly StandingPost[],
  at: number,
  within: number,
  fits: (post: StandingPost) => boolean,
): StandingPost | undefined {
  let best: StandingPost | undefined;
  for (const post of posts) {
    const distance = Math.abs(post.at - at);
    if (distance <= within && fits(post) && (best === undefined || distance < Math.abs(best.at - at))) best = post;
  }
  return best;
}

/** The answer to a question about a text, asked once for each text. */
function remembered(ask: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}
