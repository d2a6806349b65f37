import type { Group } from '../contract/groups';
import { DAY_MS, dayNumber, localDay, type Moment } from './time';

/** The figures that decide when a group deserves a warning; null = do not warn. */
export interface GroupLimits {
  /** A QR code stops letting people in above this many members. */
  readonly qrJoinLimit: number | null;
  /** Days before a QR code lapses that the operator wants to know. */
  readonly qrWarnDays: number | null;
  readonly silentDays: number | null;
  readonly joinsPerDayWarn: number | null;
  /** Places left below the end at which a group is nearly full. */
  readonly nearFullLeft: number | null;
}
export const groupLimitKeys = ['qrJoinLimit', 'qrWarnDays', 'silentDays', 'joinsPerDayWarn', 'nearFullLeft'] as const;

export const groupWarningCodes = [
  'banned',
  'full',
  'near',
  'fastJoins',
  'qrLapsed',
  'over',
  'silent',
  'silentNever',
  'qrLapsing',
  'noStandby',
] as const;

/** What is wrong with a group, as codes with the figures of their sentence; `grave` ones want work today. */
export interface GroupWarning {
  readonly code: (typeof groupWarningCodes)[number];
  readonly grave: boolean;
  readonly facts: Readonly<Record<string, number>>;
}

/** Days of the calendar until an instant (UTC ms): 0 = still today; negative once it has passed. */
export function daysUntil(at: number, { now, zone }: Moment): number {
  return at < now ? -1 : dayNumber(localDay(at, zone)) - dayNumber(localDay(now, zone));
}

/** What warnings are drawn from. */
export type Watched = Pick<
  Group,
  | 'members'
  | 'banned'
  | 'helpers'
  | 'capacityFull'
  | 'capacityMax'
  | 'qrValidUntil'
  | 'lastPostAt'
  | 'createdAt'
  | 'joinedLastDay'
  | 'archived'
  | 'standbyAccountIds'
>;

/** The warnings of a group at a moment, the gravest first; an archived group has none. */
export function groupWarnings(group: Watched, limits: GroupLimits, moment: Moment): readonly GroupWarning[] {
  if (group.archived) return [];
  const found: GroupWarning[] = [];
  const warn = (code: GroupWarning['code'], grave: boolean, facts: GroupWarning['facts'] = {}): void => {
    found.push({ code, grave, facts });
  };
  const places = group.capacityMax - group.members;
  if (group.banned) warn('banned', true);
  if (places <= 0) warn('full', true);
  else if (limits.nearFullLeft !== null && places <= limits.nearFullLeft) warn('near', true, { count: places });
  if (places > 0 && group.members > group.capacityFull && group.helpers === 0)
    warn('over', false, { limit: group.capacityFull });

  const scanned = limits.qrJoinLimit === null || group.members < limits.qrJoinLimit;
  if (group.qrValidUntil !== null && scanned) {
    const left = daysUntil(group.qrValidUntil, moment);
    if (left < 0) warn('qrLapsed', true);
    else if (limits.qrWarnDays !== null && left <= limits.qrWarnDays) warn('qrLapsing', false, { count: left });
  }
  if (group.standbyAccountIds.length === 0) warn('noStandby', false);
  if (limits.silentDays !== null) {
    const quiet = Math.floor((moment.now - (group.lastPostAt ?? group.createdAt)) / DAY_MS);
    if (quiet >= limits.silentDays) warn(group.lastPostAt === null ? 'silentNever' : 'silent', false, { days: quiet });
  }
  if (limits.joinsPerDayWarn !== null && group.joinedLastDay > limits.joinsPerDayWarn)
    warn('fastJoins', true, { joined: group.joinedLastDay });
  return found.toSorted((a, b) => Number(b.grave) - Number(a.grave));
}

/** Whether a group's warnings are what a filter asks for; a group that never posted is silent too, a full one nearly full. */
export function warnsOf(found: readonly GroupWarning[], wanted: GroupWarning['code'] | 'any'): boolean {
  if (wanted === 'any') return found.length > 0;
  const also = wanted === 'silent' ? 'silentNever' : wanted === 'near' ? 'full' : wanted;
  return found.some(({ code }) => code === wanted || code === also);
}

/** How urgent a group's warnings are, for sorting: one grave warning outweighs all that are not. */
export function urgency(found: readonly GroupWarning[]): number {
  return found.reduce((sum, { grave }) => sum + (grave ? groupWarningCodes.length : 1), 0);
}
