import { addDays, dayBounds, localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../../electron/data/db/open';
import type { Chance } from './chance';
import { ACCOUNTS, type MadeGroup } from './groups';
import { rowsOf } from './rows';

const HOUR = 3_600_000;
const HOURS = [9, 12, 16, 20, 21] as const;

/** Scripts, and a year of daily slots for all groups of an account, ending today or (`withToday` false) yesterday: past ones sent or skipped, today's open. */
export function makePlan(
  db: Db,
  size: { readonly scripts: number; readonly deliveries: number; readonly withToday: boolean },
  groups: readonly MadeGroup[],
  now: number,
  chance: Chance,
): void {
  makeScripts(db, size.scripts, now);
  const slot = rowsOf(db, 'slot', 'uid, account_id, kind, starts_at, zone, script_id, created_at');
  const delivery = rowsOf(
    db,
    'delivery',
    'uid, slot_id, account_id, group_id, due_at, status, done_at, script_version_id',
  );
  const groupsOf = Array.from({ length: ACCOUNTS }, (_, index) =>
    groups.filter((group) => group.account === index + 1),
  );
  const today = localDay(now);
  let made = 0;
  for (let back = size.withToday ? 0 : 1; made < size.deliveries; back += 1) {
    const [midnight] = dayBounds(addDays(today, -back));
    for (const hour of HOURS)
      for (const [index, own] of groupsOf.entries()) {
        const at = midnight + hour * HOUR;
        const script = chance.int(1, size.scripts);
        const id = slot.add(`slo${back}-${hour}-${index}`, index + 1, 'group', at, 'Asia/Shanghai', script, at);
        for (const group of own) {
          const status = back === 0 ? 'due' : chance.of(0.93) ? 'sent' : 'skipped';
          const done = status === 'due' ? null : at + chance.int(0, 30) * 60_000;
          made = delivery.add(
            `del${made}`,
            id,
            index + 1,
            group.id,
            at,
            status,
            done,
            status === 'sent' ? script : null,
          );
        }
      }
  }
  slot.end();
  delivery.end();
}

function makeScripts(db: Db, count: number, now: number): void {
  const script = rowsOf(db, 'script', 'uid, title, pinyin, initials, body, created_at, updated_at');
  const part = rowsOf(db, 'script_part', 'script_id, position, kind, text');
  const version = rowsOf(db, 'script_version', 'uid, script_id, number, at, title, parts');
  for (let id = 1; id <= count; id += 1) {
    const title = `秒杀话术${id}`;
    const text = `{{群名}}的家人们早上好，第${id}波秒杀今晚八点开始，银饰保养套装限量，拍下备注口令领小样。`;
    const { pinyin, initials } = pinyinOf(title);
    script.add(`scr${id}`, title, pinyin, initials, text, now, now);
    part.add(id, 0, 'text', text);
    version.add(`ver${id}`, id, 1, now, title, JSON.stringify([{ kind: 'text', text }]));
  }
  script.end();
  part.end();
  version.end();
}
