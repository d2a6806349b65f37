import { statSync } from 'node:fs';
import { DAY_MS, localDay } from '#shared/domain/time';
import type { ActionContext } from '../context';
import { BUSY_MS } from '../db/open';
import { all, run } from '../db/sql';
import { keepBallast } from './ballast';
import { backUp, listBackups } from './backup';
import type { CheckKind } from './check';
import { readCondition, writeCondition } from './condition';
import type { Store } from './open';
import { repair } from './repair';

const QUIET_FOR_CHECK_MS = 2000;
const QUIET_FOR_REST_MS = 20_000;
const WEEK_MS = 7 * DAY_MS;
const UNDO_KEPT_MS = 90 * DAY_MS;
const PRUNED_AT_ONCE = 200;

interface CareOptions {
  readonly store: () => Store | null;
  readonly context: () => ActionContext;
  /** UTC ms of the last request. */
  readonly lastAsked: () => number;
  readonly log: (line: string) => void;
}

/** What a store needs now and then: its check after opening, then one backup a day, tidying and spare room, each when nobody waits. */
export interface Care {
  readonly tend: () => Promise<void>;
  /** A query met damage: check at the next chance. */
  readonly suspect: () => void;
}

/** Makes the care of whichever store is open. */
export function makeCare({ store, context, lastAsked, log }: CareOptions): Care {
  let checked: Store | null = null;
  let suspected = false;
  let busy = false;

  const tendStore = async (open: Store): Promise<void> => {
    const ctx = context();
    const quiet = ctx.now() - lastAsked();
    if (suspected || (checked !== open && quiet >= QUIET_FOR_CHECK_MS)) {
      await checkStore(ctx, open, suspected ? 'full' : kindDue(ctx, open), log);
      suspected = false;
      checked = store();
      return;
    }
    if (quiet < QUIET_FOR_REST_MS) return;
    shrinkLog(ctx, open);
    pruneUndo(ctx);
    await keepBallast(open.folder);
    const newest = listBackups(open.folder)[0];
    const today = localDay(ctx.now(), ctx.zone);
    if (!newest || localDay(newest.at, ctx.zone) !== today) await backUp(ctx, 'daily');
  };

  return {
    suspect: () => {
      suspected = true;
    },
    tend: async () => {
      const open = store();
      if (!open || busy) return;
      busy = true;
      try {
        await tendStore(open);
      } catch (error) {
        log(`care: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      } finally {
        busy = false;
      }
    },
  };
}

function kindDue(ctx: ActionContext, open: Store): CheckKind {
  return open.leftOpen || ctx.now() - readCondition(open.folder).checkedAt > WEEK_MS ? 'full' : 'quick';
}

/** Checks the store's file and repairs it where it is damaged. */
async function checkStore(
  ctx: ActionContext,
  { file, folder }: Store,
  kind: CheckKind,
  log: (line: string) => void,
): Promise<void> {
  const found = await ctx.checkFile(file, kind);
  if (found.length === 0) {
    if (kind === 'full') writeCondition(folder, { checkedAt: ctx.now() });
    return;
  }
  log(`damage found: ${found.join(' | ')}`);
  await ctx.reopen(() => repair({ file, now: ctx.now(), zone: ctx.zone, checkFile: ctx.checkFile }));
}

/** Writes the log back into the database and empties it, so that a copy made by hand misses nothing. */
function shrinkLog({ db }: ActionContext, { file }: Store): void {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  // A thread may read for a minute (an export, a check): nobody waits for it here, there is another time.
  db.pragma('busy_timeout = 0');
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.pragma(`busy_timeout = ${BUSY_MS}`);
  }
}

/** Forgets how to undo what is older than 90 days, a piece at a time; the operations themselves stay as a record. */
function pruneUndo({ db, now }: ActionContext): void {
  const old = all<{ id: number }>(
    db,
    `SELECT id FROM operation WHERE at < ? AND EXISTS (SELECT 1 FROM undo_log WHERE operation_id = operation.id) LIMIT ?`,
    now() - UNDO_KEPT_MS,
    PRUNED_AT_ONCE,
  );
  db.transaction(() => {
    for (const { id } of old) run(db, 'DELETE FROM undo_log WHERE operation_id = ?', id);
  }).immediate();
}
