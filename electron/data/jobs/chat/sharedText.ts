import { cleanText, groupInHead, isHead, isSystemText, kindOfText } from '#shared/domain/chat';
import { type Clock, dayOf } from '#shared/domain/chatTime';
import { heaviestRising } from './rising';
import type { ChatSink, LineTaker } from './sink';

const DAY = /^[—–―─\-－]{3,}\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*[—–―─\-－]{3,}\s*$/u;
const SENDER = /^(.+?)(?:[ \t\u00a0]{2,}|[ \t\u00a0]*\u3000[ \t\u00a0\u3000]*)(\d{1,2}):(\d{2})$/u;
/** A nickname in WeChat has 32 characters at most, a remark somewhat more; emoji take several units. */
const MAX_SENDER_LINE = 300;

/** The day that a dashed line names, or null. */
export function dayLine(line: string): string | null {
  if (line.length > 80) return null;
  const [, year = '', month = '', day] = DAY.exec(line.trim().normalize('NFKC').replace(/ー/gu, '—')) ?? [];
  return day === undefined ? null : dayOf(year, month, day);
}

interface SenderLine {
  readonly name: string;
  /** Minute of the day. */
  readonly minute: number;
}

/** Reads a line as a sender line, or gives null; the body of a message may look like one too. */
export function senderLine(line: string): SenderLine | null {
  if (line.length > MAX_SENDER_LINE || !/[:：][0-9０-９]{2}\s*$/u.test(line)) return null;
  const plain = line.trim().replace(/[０-９：]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  const [, , hour = '', minute] = SENDER.exec(plain) ?? [];
  if (minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  // The name as it stood: its own full-width figures are part of it.
  const name = line
    .trim()
    .slice(0, plain.length - `${hour}:${minute}`.length)
    .replace(/[ \t\u00a0\u3000]+$/u, '');
  return { name, minute: Number(hour) * 60 + Number(minute) };
}

/** What the whole file tells of its own habits: by it a line of a body is told from a sender line. */
export interface SharedHabits {
  readonly usesBlanks: boolean;
  /** How often a name heads something, how often between blank lines, how often where a body was due. */
  readonly names: ReadonlyMap<string, { readonly all: number; readonly apart: number; readonly dueBody: number }>;
}

/** Learns a file's habits in a first reading. */
export function learnShared(): LineTaker & { readonly habits: () => SharedHabits } {
  const names = new Map<string, { all: number; apart: number; dueBody: number }>();
  let all = 0;
  let apart = 0;
  let before = true;
  let bodyDue = false;
  let pending: { readonly name: string; readonly apart: boolean; readonly due: boolean } | null = null;
  const settle = (blankAfter: boolean): void => {
    if (!pending) return;
    const known = names.get(pending.name) ?? { all: 0, apart: 0, dueBody: 0 };
    known.all += 1;
    all += 1;
    if (pending.apart && blankAfter) {
      known.apart += 1;
      apart += 1;
    }
    if (pending.due) known.dueBody += 1;
    names.set(pending.name, known);
    pending = null;
  };
  return {
    line: (text) => {
      const blank = text.trim() === '';
      settle(blank);
      if (!blank) {
        const sender = senderLine(text);
        const day = dayLine(text) !== null;
        if (sender) pending = { name: sender.name, apart: before, due: bodyDue };
        // The first line after a sender is what they said, whatever it looks like.
        bodyDue = sender !== null && !bodyDue && !day;
      }
      before = blank;
    },
    end: () => settle(true),
    habits: () => ({ usesBlanks: all > 0 && apart >= all * 0.8, names }),
  };
}

interface DayLine {
  readonly text: string;
  readonly blankBefore: boolean;
  readonly sender: SenderLine | null;
}

/** Reads chat text that WeChat itself shared: dashed day lines, `name  12:47`, what was said. */
export function readShared(habits: SharedHabits, clock: Clock, sink: ChatSink): LineTaker {
  let day: string | null = null;
  let lines: DayLine[] = [];
  let blankBefore = true;
  // The first line of another export, held back until the next one shows whether it is a quotation only.
  let held: DayLine | null = null;

  const flush = (): void => {
    if (day !== null) readDay(day, lines, habits, clock, sink);
    lines = [];
  };
  const name = (text: string): void => {
    const group = groupInHead(text);
    if (group !== null) sink.group(group);
  };
  return {
    line: (text) => {
      if (text.trim() === '') {
        if (lines.length > 0 && !held) lines.push({ text: '', blankBefore, sender: null });
        blankBefore = true;
        return;
      }
      const named = dayLine(text);
      // Days follow one another; an earlier one is a quotation, unless another export begins here.
      if (named !== null && (day === null || named >= day || held)) {
        flush();
        if (held) {
          name(held.text);
          sink.section();
        }
        day = named;
      } else {
        if (held) lines.push(held);
        if (day === null) name(text);
        else if (isHead(text) && blankBefore && senderLine(text) === null) {
          held = { text, blankBefore, sender: null };
          return;
        } else lines.push({ text, blankBefore, sender: senderLine(text) });
      }
      held = null;
      blankBefore = false;
    },
    end: () => {
      if (held) lines.push(held);
      flush();
    },
  };
}

function readDay(day: string, lines: readonly DayLine[], habits: SharedHabits, clock: Clock, sink: ChatSink): void {
  const heads = chooseHeads(lines, habits);
  let head: SenderLine | null = null;
  let body: string[] = [];
  const emit = (): void => {
    if (!head) return;
    const text = cleanText(body.join('\n'));
    const at = clock(day, Math.floor(head.minute / 60), head.minute % 60, 0);
    if (at === null) sink.unread();
    else sink.said({ at, name: head.name, wechatId: null, kind: kindOfText(text), text });
  };
  lines.forEach(({ text, blankBefore, sender }, index) => {
    if (sender && heads.has(index)) {
      emit();
      head = sender;
      body = [];
    } else if (head === null) {
      if (text !== '') sink.unread();
    } else if (body.some((line) => line !== '') && blankBefore && isSystemText(text)) {
      const at = clock(day, Math.floor(head.minute / 60), head.minute % 60, 0);
      if (at !== null) sink.said({ at, name: '', wechatId: null, kind: 'system', text: cleanText(text) });
    } else body.push(text);
  });
  emit();
}

/** Which lines of a day are sender lines: those that stand as the file's sender lines do, in an order of rising times. */
function chooseHeads(lines: readonly DayLine[], { usesBlanks, names }: SharedHabits): ReadonlySet<number> {
  const candidates: { readonly index: number; readonly minute: number; readonly weight: number }[] = [];
  lines.forEach(({ sender, blankBefore }, index) => {
    if (!sender) return;
    const known = names.get(sender.name) ?? { all: 1, apart: 0, dueBody: 0 };
    // A "name" that only ever stands where a body is due, or never apart in a file that sets senders apart, is no name.
    if (known.dueBody === known.all || (usesBlanks && known.apart === 0)) return;
    const apart = blankBefore && lines[index + 1]?.text === '';
    if (usesBlanks && !apart && known.apart < known.all * 0.5) return;
    candidates.push({ index, minute: sender.minute, weight: 1 + Math.min(known.all - 1, 3) + (apart ? 2 : 0) });
  });
  return new Set(heaviestRising(candidates).map(({ index }) => index));
}
