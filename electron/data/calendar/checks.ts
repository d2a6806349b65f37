import type { Conflict, SlotDraft } from '#shared/contract/calendar';
import { findConflicts, type PlannedPost, type StandingPost } from '#shared/domain/conflicts';
import { HORIZON_DAYS, occurrences, ruleOf } from '#shared/domain/recurrence';
import { addDays, DAY_MS, instantOf } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { readSettings } from '../settings/repo';
import { readScriptHead, readSlot } from './repo';

const MOST = 200;
// No slot and no repetition has this id; 0 stands for a slot that came from none.
const NONE = -1;
const MINUTE = 60_000;

interface TargetRow {
  readonly group_id: number | null;
  readonly group_name: string | null;
  readonly qr_valid_until: number | null;
  readonly account_id: number;
  readonly account_name: string;
  readonly status: string;
}

const groupTargets = (db: Db, groupIds: readonly number[]): readonly TargetRow[] =>
  all<TargetRow>(
    db,
    `SELECT g.id AS group_id, g.name AS group_name, g.qr_valid_until, a.id AS account_id, a.name AS account_name, a.status
     FROM json_each(?) w JOIN chat_group g ON g.id = w.value JOIN group_account ga ON ga.group_id = g.id AND ga.role = 'operating'
     JOIN account a ON a.id = ga.account_id`,
    JSON.stringify(groupIds),
  );

const momentsTarget = (db: Db, accountId: number): TargetRow | undefined =>
  one<TargetRow>(
    db,
    `SELECT NULL AS group_id, NULL AS group_name, NULL AS qr_valid_until, id AS account_id, name AS account_name, status
     FROM account WHERE id = ?`,
    accountId,
  );

/** Where a post may stand in the way: near one of these starts, or of the same text within some days of them. */
interface Around {
  readonly groupIds: readonly number[];
  /** UTC ms, earliest first. */
  readonly starts: readonly number[];
  readonly gapMs: number;
  readonly sameTextMs: number;
  readonly text: string;
}

/** Open and sent posts of some groups that may conflict, but those of one slot and of one repetition. Which slots have the
 * text is asked of slots: every post of every group for weeks would be very many texts to compare. */
const standingPosts = (
  db: Db,
  { groupIds, starts, gapMs, sameTextMs, text }: Around,
  slotId: number,
  recurrenceId: number,
): readonly StandingPost[] =>
  all<StandingPost>(
    db,
    `WITH same AS MATERIALIZED (
       SELECT s.id FROM (SELECT DISTINCT slot_id FROM delivery WHERE due_at BETWEEN :from AND :to) there
       JOIN slot s ON s.id = there.slot_id JOIN script sc ON sc.id = s.script_id WHERE norm(sc.body) = norm(:text)),
     posts AS (
       SELECT d.id FROM same CROSS JOIN delivery d ON d.slot_id = same.id AND d.due_at BETWEEN :from AND :to
       UNION SELECT d.id FROM json_each(:starts) t CROSS JOIN delivery d ON d.due_at BETWEEN t.value - :gap AND t.value + :gap)
     SELECT d.due_at AS at, d.group_id AS groupId, sc.title, sc.body AS text
     FROM posts CROSS JOIN delivery d ON d.id = posts.id JOIN slot s ON s.id = d.slot_id JOIN script sc ON sc.id = s.script_id
     WHERE d.status IN ('due','sent') AND d.group_id IN (SELECT value FROM json_each(:groups))
       AND s.id <> :slotId AND ifnull(s.recurrence_id, 0) <> :recurrenceId
     ORDER BY d.due_at, d.id`,
    {
      groups: JSON.stringify(groupIds),
      starts: JSON.stringify(starts),
      from: (starts[0] ?? 0) - sameTextMs,
      to: (starts.at(-1) ?? 0) + sameTextMs,
      gap: gapMs,
      text,
      slotId,
      recurrenceId,
    },
  );

function startsOf(draft: SlotDraft): readonly number[] {
  if (draft.repeat === null) return [instantOf(draft.starts, draft.zone)];
  const day = draft.starts.slice(0, 10);
  const recurrence = {
    rule: ruleOf(draft.repeat, draft.starts),
    startsLocal: draft.starts,
    zone: draft.zone,
    until: draft.repeat.until,
    exceptions: [],
  };
  return occurrences(recurrence, day, addDays(day, HORIZON_DAYS)).map(({ startsAt }) => startsAt);
}

/** What speaks against a plan, earliest first, at most 200; `slotId`: the slot being edited, which does not count against itself. */
export function conflictsOf(
  ctx: Pick<Context, 'db' | 'now'>,
  draft: SlotDraft,
  slotId: number | null,
): readonly Conflict[] {
  const { db } = ctx;
  const settings = readSettings(db);
  const moments = draft.accountId === null ? undefined : momentsTarget(db, draft.accountId);
  const targets = draft.kind === 'moments' ? (moments ? [moments] : []) : groupTargets(db, draft.groupIds);
  const starts = startsOf(draft);
  if (starts.length === 0 || targets.length === 0) return [];
  const text = draft.inlineText ?? (draft.scriptId === null ? '' : (readScriptHead(db, draft.scriptId)?.body ?? ''));
  const edited = slotId === null ? undefined : readSlot(db, slotId);
  const standing = standingPosts(
    db,
    {
      groupIds: draft.groupIds,
      starts,
      gapMs: settings.slotGapMinutes * MINUTE,
      sameTextMs: settings.sameTextDays * DAY_MS,
      text,
    },
    slotId ?? NONE,
    draft.repeat === null ? NONE : (edited?.recurrence_id ?? NONE),
  );
  const planned = starts.flatMap((at) =>
    targets.map(
      (row): PlannedPost => ({
        at,
        zone: draft.zone,
        group:
          row.group_id === null
            ? null
            : { id: row.group_id, name: row.group_name ?? '', qrValidUntil: row.qr_valid_until },
        account: { id: row.account_id, name: row.account_name, status: row.status },
      }),
    ),
  );
  return findConflicts(planned, text, standing, settings, ctx.now()).slice(0, MOST);
}
