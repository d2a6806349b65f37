/** How many rows of the day's queue are read at once. */
export const QUEUE_PAGE = 100;

/** Where an open delivery stands: to come, due, or past its time of grace. */
export type Standing = 'ahead' | 'due' | 'late';

/** How an open delivery stands at an instant (UTC ms). */
export function standing(dueAt: number, grace: number, now: number): Standing {
  if (now < dueAt) return 'ahead';
  return now > dueAt + grace ? 'late' : 'due';
}
