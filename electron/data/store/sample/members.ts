import { addDays, DAY_MS, localDay } from '#shared/domain/time';
import type { ActionContext } from '../../context';
import { run } from '../../db/sql';
import { endStay, insertContact, insertPerson, insertStay, openStay } from '../../members/write';
import { settleInvites } from '../../points/invites';
import deals from '../../../../resources/sample/deals.json';
import community from '../../../../resources/sample/community.json';
import people from '../../../../resources/sample/people.json';
import type { Chance } from './chance';
import { asOf, type Days } from './days';
import type { SampleGroup } from './groups';
import { type Draft, draftPeople } from './people';

/** Someone of the sample. */
export interface SamplePerson extends Draft {
  readonly id: number;
  readonly channel: string;
}

/** A seat in a group: who, what they are called there, since when (UTC ms). */
export interface Seat {
  readonly person: SamplePerson;
  readonly name: string;
  readonly joinedAt: number;
}

/** Everyone, and who sits in each group (by its place in the list), regulars first; those who left are not among them. */
export interface SampleTown {
  readonly people: readonly SamplePerson[];
  readonly seats: readonly (readonly Seat[])[];
}

interface Coming {
  readonly draft: Draft;
  readonly place: number;
  readonly at: number;
  /** Brought by another member while the campaign runs. */
  readonly fission: boolean;
  /** Days after which they leave again. */
  readonly leavesAfter: number | null;
}

const CHANNELS = ['公众号', '短视频', '线下门店', '朋友介绍', '小红书'] as const;

/** 600 people who come one after another, bring others, and some of whom leave again; invitations earn and lose points as they do. */
export function fillMembers(
  ctx: ActionContext,
  chance: Chance,
  days: Days,
  groups: readonly SampleGroup[],
): SampleTown {
  const drafts = draftPeople(
    chance,
    groups.map(({ members }) => members),
  );
  const known = new Map<Draft, SamplePerson>();
  const here: Seat[][] = groups.map(() => []);
  const gone: { readonly at: number; readonly personId: number; readonly groupId: number }[] = [];
  for (const coming of comings(chance, days, drafts, groups)) {
    const { draft, place, at, fission, leavesAfter } = coming;
    const group = groups[place];
    const seats = here[place];
    if (!group || !seats) continue;
    const person = known.get(draft) ?? addPerson(ctx, chance, draft, at, groups);
    known.set(draft, person);
    const inviter = fission || chance.next() < 0.25 ? inviterAmong(chance, seats, fission) : null;
    const called = community.groups[place]?.kind === 'prospect' ? draft.called : '';
    insertStay(ctx.db, ctx.newUid(), person.id, {
      groupId: group.id,
      nickname: called,
      role: seats.length === 0 ? 'owner' : seats.length < 3 ? 'admin' : 'member',
      joinedAt: at,
      joinHow: inviter === null ? chance.pick(['qr', 'qr', 'link', 'unknown']) : 'invited',
      inviterId: inviter,
    });
    if (inviter !== null) settleInvites(asOf(ctx, at), [person.id]);
    seats.push({ person, name: called || draft.nickname, joinedAt: at });
    if (leavesAfter !== null) gone.push({ at: at + leavesAfter * DAY_MS, personId: person.id, groupId: group.id });
  }
  for (const { at, personId, groupId } of gone.toSorted((one, other) => one.at - other.at)) {
    const stay = openStay(ctx.db, personId, groupId);
    if (!stay || at >= ctx.now()) continue;
    endStay(ctx.db, stay.id, at, 'left');
    settleInvites(asOf(ctx, at), [personId]);
    const seats = here[groups.findIndex(({ id }) => id === groupId)];
    const place = seats?.findIndex(({ person }) => person.id === personId) ?? -1;
    if (place >= 0) seats?.splice(place, 1);
  }
  return {
    people: Array.from(known.values()),
    seats: here.map((seats) => seats.toSorted((one, other) => one.person.rank - other.person.rank)),
  };
}

/** Regulars bring most; of those who came by the campaign some bring others in turn. */
function inviterAmong(chance: Chance, seats: readonly Seat[], fission: boolean): number | null {
  if (seats.length < 6) return null;
  const luck = chance.next();
  if (fission && luck < 0.25) return seats[seats.length - 1 - chance.int(0, 3)]?.person.id ?? null;
  const regulars = seats
    .filter(({ person }) => person.rank < 12)
    .toSorted((one, other) => one.person.rank - other.person.rank);
  if (fission && luck < 0.6) return regulars[0]?.person.id ?? null;
  return chance.next() < 0.8 && regulars.length > 0
    ? chance.early(regulars.slice(0, fission ? 6 : 12)).person.id
    : chance.pick(seats).person.id;
}

/** Who comes into which group when, in order of time. */
function comings(
  chance: Chance,
  days: Days,
  drafts: readonly Draft[],
  groups: readonly SampleGroup[],
): readonly Coming[] {
  const all: Coming[] = [];
  const add = (draft: Draft, place: number, fission: boolean, lost: boolean): void => {
    const age = groups[place]?.age ?? 1;
    const early = draft.rank < 8 || chance.next() < 0.4;
    const daysAgo = fission
      ? chance.int(lost ? 3 : 0, deals.campaign.daysAgo)
      : early
        ? age - chance.int(0, 10)
        : chance.int(lost ? 25 : 1, age - 10);
    all.push({
      draft,
      place,
      at: days.at(daysAgo, chance.int(9 * 60, 22 * 60)),
      fission,
      leavesAfter: lost ? (fission ? chance.int(1, 2) : chance.int(3, 24)) : null,
    });
  };
  groups.forEach((group, place) => {
    const home = drafts.filter((draft) => draft.home === place);
    const brought = deals.campaign.brought.find(({ group: index }) => index === place);
    const guests = guestsOf(chance, drafts, place, group.members - home.length);
    const lost = chance.int(2, 4);
    home.forEach((draft, index) => {
      const fission = index >= home.length - (brought?.count ?? 0);
      add(draft, place, fission, fission && index >= home.length - (brought?.lost ?? 0));
    });
    guests.forEach((draft) => add(draft, place, false, false));
    // Some who came over from another group and did not stay.
    for (const draft of guestsOf(chance, drafts, place, group.members + lost).slice(group.members))
      if (!guests.includes(draft) && draft.rank > 12) add(draft, place, false, true);
  });
  return all.toSorted((one, other) => one.at - other.at);
}

/** People at home elsewhere who sit in a group too. */
function guestsOf(chance: Chance, drafts: readonly Draft[], place: number, count: number): readonly Draft[] {
  if (count <= 0) return [];
  const mixed = place === 5 ? 30 : place === 9 ? 20 : 400;
  const among = drafts.filter(({ home, owner, rank }) => {
    if (home === place) return false;
    if (place === 9) return home === 8 && rank < 40;
    if (place === 4) return [0, 1, 2].includes(home);
    if (place === 7) return [1, 3].includes(home);
    return !owner;
  });
  return among
    .map((draft) => ({ draft, order: draft.rank + chance.next() * mixed }))
    .toSorted((one, other) => one.order - other.order)
    .slice(0, count)
    .map(({ draft }) => draft);
}

function addPerson(
  ctx: ActionContext,
  chance: Chance,
  draft: Draft,
  at: number,
  groups: readonly SampleGroup[],
): SamplePerson {
  const { db } = ctx;
  const id = insertPerson(
    db,
    ctx.newUid(),
    {
      wechatId: chance.next() < 0.2 ? null : `wxid_${chance.int(36 ** 9, 36 ** 10 - 1).toString(36)}`,
      nickname: draft.nickname,
      phone: chance.next() < 0.25 ? `13${chance.int(500_000_000, 999_999_999)}` : null,
      city: draft.city,
      gender: /[妈姐妹]/.test(draft.nickname) ? 'female' : chance.pick(['female', 'female', 'female', 'male', '']),
      note: draft.rank < 9 && chance.next() < 0.4 ? chance.pick(people.notes) : '',
    },
    at,
  );
  // What the sheet of before knew of those who have not spoken since.
  const quiet = chance.int(20, 190) * DAY_MS;
  if (chance.next() < 0.4 && ctx.now() - quiet > at)
    run(db, 'UPDATE person SET last_active = ? WHERE id = ?', ctx.now() - quiet, id);
  const channel = chance.pick(CHANNELS);
  const account = groups[draft.home]?.accountId;
  if (account !== undefined && (draft.rank < 15 || chance.next() < 0.4))
    insertContact(db, ctx.newUid(), account, id, {
      remark: chance.next() < 0.5 ? chance.pick(community.remarks) : '',
      added_on: addDays(localDay(at, ctx.zone), 0),
      channel,
    });
  return { ...draft, id, channel };
}
