import type { PostFigures } from '../contract/retros';

/** Counts of posts as they are kept by day. */
export type PostCounts = Pick<PostFigures, 'planned' | 'sent' | 'skipped' | 'missed' | 'late'>;

/** Adds what follows from the counts: still open, and the on-time share of what is settled (0–1, null where nothing is). */
export function postFigures({ planned, sent, skipped, missed, late }: PostCounts): PostFigures {
  const settled = sent + skipped + missed;
  return {
    planned,
    sent,
    skipped,
    missed,
    late,
    due: planned - settled,
    onTime: settled === 0 ? null : (sent - late) / settled,
  };
}
