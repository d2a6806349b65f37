import { one } from '../../db/sql';
import type { ActionContext } from '../../context';
import { pointHandlers } from '../../points/handlers';
import { listRewards } from '../../points/rewards';
import { listRules } from '../../points/rules';
import deals from '../../../../resources/sample/deals.json';
import type { Chance } from './chance';
import { asOf, type Days } from './days';
import type { SampleGroup } from './groups';
import type { SampleTown, Seat } from './members';
import type { CheckIns } from './talk';

const EVENING = 21 * 60 + 30;
/** Where members check in: the two benefit groups, with how many regulars. */
const CHECKED = [
  { group: 6, people: 42, days: 32 },
  { group: 7, people: 15, days: 24 },
];

/** Invitations earn points from a day on; before anyone comes, so that each coming earns as it happens. */
export function openInvites(ctx: ActionContext, days: Days): void {
  const rule = listRules(ctx.db).find(({ kind }) => kind === 'invite');
  if (!rule) return;
  const { used: _used, ...fields } = rule;
  pointHandlers['pointRule.save'](ctx, { ...fields, since: days.date(deals.ledger.ruleDaysAgo), enabled: true });
}

/** Who checks in on which day: regulars nearly daily, others now and then. */
export function planCheckIns(chance: Chance, days: Days, { seats }: SampleTown): CheckIns {
  return new Map(
    CHECKED.map(({ group, people, days: since }) => {
      const regulars = (seats[group] ?? []).slice(0, people);
      const byDay = new Map<number, readonly Seat[]>();
      for (let ago = since; ago >= 0; ago -= 1)
        if (ago > 0 || days.minute > EVENING)
          byDay.set(
            ago,
            regulars.filter(
              ({ joinedAt }, at) => joinedAt < days.at(ago, 0) && chance.next() < 0.97 - (at / people) * 0.5,
            ),
          );
      return [group, byDay];
    }),
  );
}

/** The ledger: what a sheet brought along, check-ins with their streaks, thanks, one row taken back, rewards handed out. */
export function fillPoints(
  ctx: ActionContext,
  chance: Chance,
  days: Days,
  groups: readonly SampleGroup[],
  { seats }: SampleTown,
  checkIns: CheckIns,
): void {
  const { sheetNote, ruleDaysAgo, counterNote, awardNote, thanks } = deals.ledger;
  const regulars = (seats[6] ?? []).slice(0, 60).map(({ person }) => person.id);
  const then = (ago: number, minute = EVENING): ActionContext => asOf(ctx, days.at(ago, minute));
  regulars.forEach((id, at) =>
    pointHandlers['point.adjust'](then(ruleDaysAgo + 1, 600), {
      personIds: [id],
      points: at < 4 ? 940 - at * 45 : Math.max(20, 420 - at * 8 + chance.int(-15, 15)),
      note: sheetNote,
    }),
  );
  for (const [place, byDay] of checkIns)
    for (const [ago, present] of byDay)
      if (present.length > 0)
        pointHandlers['point.checkIn'](then(ago), {
          day: days.date(ago),
          groupId: groups[place]?.id ?? null,
          personIds: present.map(({ person }) => person.id),
        });
  const named = (name: string): number => listRules(ctx.db).find((rule) => rule.name === name)?.id ?? 0;
  for (let ago = 30; ago > 0; ago -= 3) {
    const talkers = (seats[0] ?? []).slice(0, 12).filter(() => chance.next() < 0.7);
    award(then(ago), named('有效发言'), talkers, groups[0]?.id, days.date(ago), chance.int(2, 5), '');
    const shown = [chance.early((seats[5] ?? []).slice(0, 40))];
    award(then(ago), named('晒单、买家秀'), shown, groups[5]?.id, days.date(ago), 1, awardNote);
  }
  pointHandlers['point.adjust'](then(10), { personIds: regulars.slice(2, 4), ...thanks });
  const taken = one<{ id: number }>(
    ctx.db,
    `SELECT id FROM point_entry WHERE kind = 'checkin' AND day = ? ORDER BY id DESC LIMIT 1 OFFSET 5`,
    days.date(3),
  );
  if (taken) pointHandlers['point.counter'](then(2), { id: taken.id, note: counterNote });
  fillRewards(ctx, days, regulars.slice(6));
}

function award(
  ctx: ActionContext,
  ruleId: number,
  seats: readonly Seat[],
  groupId: number | undefined,
  day: string,
  times: number,
  note: string,
): void {
  const personIds = [...new Set(seats.map(({ person }) => person.id))];
  if (personIds.length > 0)
    pointHandlers['point.award'](ctx, { ruleId, personIds, groupId: groupId ?? null, day, times, note });
}

/** Rewards on the shelf, and those who exchanged points for one; the last still waits for it. */
function fillRewards(ctx: ActionContext, days: Days, among: readonly number[]): void {
  for (const reward of deals.rewards) pointHandlers['reward.save'](ctx, reward);
  const rewards = new Map(listRewards(ctx.db, false).map((reward) => [reward.name, reward]));
  const left = [...among];
  for (const { reward: name, daysAgo, handedDaysAgo, note } of deals.redeemed) {
    const reward = rewards.get(name);
    const personId = left.find((id) => balance(ctx, id) >= (reward?.cost ?? 0));
    if (!reward || personId === undefined) continue;
    left.splice(left.indexOf(personId), 1);
    const { ids } = pointHandlers['reward.redeem'](asOf(ctx, days.at(daysAgo, 1220)), {
      id: reward.id,
      personId,
      note,
    });
    if (handedDaysAgo !== null)
      pointHandlers['redemption.hand'](asOf(ctx, days.at(handedDaysAgo, 900)), { ids, handed: true });
  }
}

const balance = ({ db }: ActionContext, id: number): number =>
  one<{ points: number }>(db, 'SELECT points FROM person_stat WHERE person_id = ?', id)?.points ?? 0;
