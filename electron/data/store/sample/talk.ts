import { createHash } from 'node:crypto';
import { clockIn } from '#shared/domain/chatTime';
import { type WatchRule, watcher } from '#shared/domain/watch';
import type { ActionContext } from '../../context';
import { all } from '../../db/sql';
import { lookAt } from '../../jobs/chat/job';
import { eachLine } from '../../jobs/chat/lines';
import { collectLog } from '../../jobs/chat/log';
import { learnShared, readShared } from '../../jobs/chat/sharedText';
import { storeChat } from '../../jobs/chat/store';
import { violationHandlers } from '../../violations/handlers';
import community from '../../../../resources/sample/community.json';
import talk from '../../../../resources/sample/talk.json';
import type { Chance } from './chance';
import { type Days, minuteAt } from './days';
import type { SampleGroup } from './groups';
import type { SampleTown, Seat } from './members';

/** What was said at a minute of a day. */
interface Line {
  readonly minute: number;
  readonly name: string;
  readonly text: string;
}

/** Those who check in, by group (its place) and days ago. */
export type CheckIns = ReadonlyMap<number, ReadonlyMap<number, readonly Seat[]>>;

/** Takes in what groups said in the last weeks, as WeChat shares it; of one group the words are kept. Breaches become violations. */
export function fillTalk(
  ctx: ActionContext,
  chance: Chance,
  days: Days,
  groups: readonly SampleGroup[],
  { seats }: SampleTown,
  checkIns: CheckIns,
): void {
  const strangers = chance.shuffle(talk.strangers);
  const breakers = breakersAmong(seats);
  for (const chat of talk.groups) {
    const group = groups[chat.group];
    const here = seats[chat.group] ?? [];
    if (!group || here.length === 0) continue;
    const own = community.accounts[community.groups[chat.group]?.account ?? 0]?.persona.nickname ?? '';
    const topics = deck(chance, chat.shop ? talk.shopTopics : talk.topics);
    const stranger = strangers.pop();
    let text = `微信群"${group.name}"的聊天记录如下:\n`;
    for (let ago = chat.days; ago >= 0; ago -= 1) {
      const present = here.filter(({ joinedAt }) => joinedAt < days.at(ago, 0));
      // Of ten members three ever say something.
      const speakers = present.slice(0, Math.max(6, Math.ceil(present.length * 0.3)));
      const names = (): string => chance.early(speakers).name;
      const lines = dayOf(chance, chat, { topics, own, names, busy: ago % 7 === 1 ? 1.6 : 1 });
      if (stranger !== undefined && ago % 5 === 2)
        lines.push({ minute: chance.int(600, 1300), name: stranger, text: chance.pick(talk.singles) });
      for (const seat of checkIns.get(chat.group)?.get(ago) ?? [])
        lines.push({ minute: chance.int(1051, 1280), name: seat.name, text: chance.pick(talk.checkins) });
      for (const breach of talk.breaches)
        if (breach.group === chat.group && breach.daysAgo === ago)
          lines.push({
            minute: minuteAt(breach.time),
            name: breakers.get(breach.who)?.get(chat.group)?.name ?? '',
            text: breach.text,
          });
      const said = lines.filter(({ minute }) => ago > 0 || minute < days.minute);
      if (said.length > 0) text += `\n—————  ${days.date(ago)}  —————\n\n${asShared(said)}`;
    }
    takeIn(ctx, group.id, text, chat.kept === true);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A day's lines in order, each as WeChat shares it. */
const asShared = (lines: readonly Line[]): string =>
  lines
    .toSorted((one, other) => one.minute - other.minute)
    .map(({ minute, name, text }) => `\n${name}  ${two(Math.floor(minute / 60))}:${two(minute % 60)}\n\n${text}\n`)
    .join('');

/** Goes through a list in a new order each time round. */
function deck<T>(chance: Chance, list: readonly T[]): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = chance.shuffle(list);
    const next = left.pop();
    if (next === undefined) throw new Error('nothing to draw');
    return next;
  };
}

/** Topics in which a few people answer one another, and what is dropped in between. */
function dayOf(
  chance: Chance,
  chat: (typeof talk.groups)[number],
  cast_: {
    readonly topics: () => readonly string[];
    readonly own: string;
    readonly names: () => string;
    readonly busy: number;
  },
): Line[] {
  const { topics, own, names, busy } = cast_;
  const lines: Line[] = [];
  const often = (mean: number): number => chance.int(Math.floor(mean * 0.5), Math.ceil(mean * 1.5 * busy));
  for (let left = often(chat.topics); left > 0; left -= 1) {
    const cast = new Map<string, string>([['银', own]]);
    let minute = chance.pick([chance.int(540, 620), chance.int(740, 830), chance.int(1140, 1330)]);
    for (const line of topics()) {
      const [who = 'A', ...words] = line.split(' ');
      while (!cast.has(who)) {
        const name = names();
        if (!Array.from(cast.values()).includes(name)) cast.set(who, name);
      }
      minute += chance.int(1, 4);
      lines.push({ minute, name: cast.get(who) ?? own, text: words.join(' ') });
    }
  }
  const singles = chat.shop ? talk.shopSingles : talk.singles;
  for (let left = often(chat.singles); left > 0; left -= 1)
    lines.push({ minute: chance.int(460, 1400), name: names(), text: chance.pick(singles) });
  return lines;
}

/** Who breaks the rules: somebody who sits in every group where they do, and is no regular. */
function breakersAmong(seats: SampleTown['seats']): ReadonlyMap<string, ReadonlyMap<number, Seat>> {
  const chosen = new Map<string, ReadonlyMap<number, Seat>>();
  const taken = new Set<number>();
  for (const who of new Set(talk.breaches.map((breach) => breach.who))) {
    const places = [...new Set(talk.breaches.filter((breach) => breach.who === who).map(({ group }) => group))];
    const inAll = (seats[places[0] ?? 0] ?? [])
      .slice(30)
      .find(({ person }) => !taken.has(person.id) && places.every((place) => seatOf(seats, place, person.id)));
    if (!inAll) throw new Error(`nobody sits in ${places.join(', ')}`);
    taken.add(inAll.person.id);
    chosen.set(
      who,
      new Map(
        places.flatMap((place) => {
          const seat = seatOf(seats, place, inAll.person.id);
          return seat ? [[place, seat] as const] : [];
        }),
      ),
    );
  }
  return chosen;
}

const seatOf = (seats: SampleTown['seats'], place: number, personId: number): Seat | undefined =>
  seats[place]?.find(({ person }) => person.id === personId);

/** Takes a chat in by the parts that the import itself is made of; what watchwords find is recorded against whoever said it. */
function takeIn(ctx: ActionContext, groupId: number, text: string, keepText: boolean): void {
  const { db, zone } = ctx;
  const rules = all<WatchRule>(db, 'SELECT word, kind, action FROM watchword ORDER BY id');
  const { sink, log: collected } = collectLog(keepText, watcher(rules), () => undefined);
  const learner = learnShared();
  eachLine([text], learner.line);
  learner.end();
  const reader = readShared(learner.habits(), clockIn(zone), sink);
  eachLine([text], reader.line);
  reader.end();
  const log = collected();
  const look = lookAt(db, groupId, log);
  const input = { jobId: 'sample', source: { text: '' }, groupId, keepText, decisions: [] };
  const people = storeChat(ctx, { log, look, groupId, input }, () => undefined, {
    fileName: '',
    fileHash: createHash('sha256').update(text).digest('hex'),
    signature: '',
    mapping: '[]',
    added: look.fresh.length,
    unchanged: log.at.length - look.fresh.length,
    rejected: log.unread,
  });
  for (const { index, text: said, spans } of log.hits) {
    const personId = people[log.sender[index] ?? 0] ?? null;
    const [span] = spans;
    const breach = talk.breaches.find((each) => each.text === said);
    if (personId === null || !span || !breach) continue;
    const { ids } = violationHandlers['violation.record'](ctx, {
      personId,
      groupId,
      at: log.at[index],
      rule: span.word,
      said,
      action: breach.left ? 'remove' : span.action,
      left: breach.left,
      note: breach.note ?? '',
    });
    if (breach.note !== undefined) violationHandlers['violation.forgive'](ctx, { ids, forgiven: true });
  }
}
