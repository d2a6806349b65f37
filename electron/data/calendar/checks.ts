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

/** Open and sent posts of some groups between two instants, but those of one slot and of one repetition. */
const standingPosts = (
  db: Db,
  groupIds: readonly number[],
  from: number,
  to: number,
  slotId: number,
  recurrenceId: number,
): readonly StandingPost[] =>
  all<StandingPost>(
    db,
    `SELECT d.due_at AS at, d.group_id AS groupId, sc.title, sc.body AS text
     FROM json_each(?) w CROSS JOIN delivery d ON d.group_id = w.value AND d.due_at BETWEEN ? AND ? AND d.status IN ('due','sent')
     JOIN slot s ON s.id = d.slot_id JOIN script sc ON sc.id = s.script_id
     WHERE s.id <> ? AND ifnull(s.recurrence_id, 0) <> ? ORDER BY d.due_at`,
    JSON.stringify(groupIds),
    from,
    to,
    slotId,
    recurrenceId,
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
  const first = starts[0];
  const last = starts.at(-1);
  if (first === undefined || last === undefined || targets.length === 0) return [];
  const reach = Math.max(settings.slotGapMinutes * MINUTE, settings.sameTextDays * DAY_MS);
  const edited = slotId === null ? undefined : readSlot(db, slotId);
  const standing = standingPosts(
    db,
    draft.groupIds,
    first - reach,
    last + reach,
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
  const text = draft.inlineText ?? (draft.scriptId === null ? '' : (readScriptHead(db, draft.scriptId)?.body ?? ''));
  return findConflicts(planned, text, standing, settings, ctx.now()).slice(0, MOST);
}
