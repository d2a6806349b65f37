import type { ViolationAction } from '../contract/violations';

/** From which strike on a member is warned, and from which one removed. */
export interface StrikeLimits {
  readonly warn: number;
  readonly remove: number;
}

/** What the next breach calls for after so many strikes: remind, then warn, then remove. */
export function nextAction(strikes: number, limits: StrikeLimits): ViolationAction {
  if (strikes + 1 >= limits.remove) return 'remove';
  return strikes + 1 >= limits.warn ? 'warn' : 'remind';
}

const ORDER: readonly ViolationAction[] = ['remind', 'warn', 'remove'];

/** The harder of two actions: a word may call for more than the strikes do. */
export function harder(one: ViolationAction, other: ViolationAction): ViolationAction {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}
