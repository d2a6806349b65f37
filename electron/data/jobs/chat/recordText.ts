import { cleanText, isSystemText, kindOfText } from '#shared/domain/chat';
import { type Clock, readTime } from '#shared/domain/chatTime';
import type { ChatSink, LineTaker } from './sink';

const WHEN = '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ T\\u3000]+(?:上午|下午)?\\s*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?';
const TIME_FIRST = new RegExp(`^[\\[【(]?(${WHEN})[\\]】)]?[ \\t\\u3000]+(\\S.*)$`, 'u');
const NAME_FIRST = new RegExp(`^(.*\\S)[ \\t\\u3000]+[\\[【(]?(${WHEN})[\\]】)]?$`, 'u');
const MAX_HEAD = 300;

interface Head {
  readonly when: string;
  readonly name: string;
}

function headOf(line: string): Head | null {
  const text = line.trim();
  if (text === '' || !/\d{4}[-/.年]/u.test(text.slice(0, MAX_HEAD))) return null;
  const first = TIME_FIRST.exec(text.slice(0, 2000));
  if (first) return { when: first[1] ?? '', name: first[2] ?? '' };
  if (text.length > MAX_HEAD) return null;
  const last = NAME_FIRST.exec(text);
  return last ? { when: last[2] ?? '', name: last[1] ?? '' } : null;
}

/** How a file of records is laid out, as its first part shows. */
export interface RecordHabits {
  /** What was said follows the name in the same line: `2024-01-02 12:30:45 阿梅: 早`. */
  readonly inline: boolean;
  /** A blank line stands between records. */
  readonly apart: boolean;
}

/** Reads the habits of a file of records from its first lines; null where it is no such file. */
export function recordHabits(sample: readonly string[]): RecordHabits | null {
  let heads = 0;
  let colons = 0;
  let followed = 0;
  let apart = 0;
  let filled = 0;
  let blank = true;
  let afterHead = false;
  for (const line of sample) {
    if (line.trim() === '') {
      blank = true;
      continue;
    }
    filled += 1;
    const head = headOf(line);
    if (head && (heads > 0 || filled <= 8)) {
      heads += 1;
      if (/[:：]/u.test(head.name)) colons += 1;
      if (afterHead) followed += 1;
      if (blank) apart += 1;
    }
    afterHead = head !== null;
    blank = false;
  }
  if (heads === 0) return null;
  return {
    inline: colons >= heads * 0.9 && (followed >= (heads - 1) * 0.5 || filled === heads),
    apart: apart >= heads * 0.9,
  };
}

/** Reads records of `time name` (or `name time`) and the lines below. */
export function readRecords(habits: RecordHabits, clock: Clock, utc: boolean, sink: ChatSink): LineTaker {
  let at: number | null = null;
  let name = '';
  let body: string[] = [];
  let blank = true;
  const emit = (): void => {
    if (at === null) return;
    const text = cleanText(body.join('\n'));
    const system = /^(系统消息|系统|系統訊息|system)$/iu.test(name) || (name === '' && isSystemText(text));
    sink.said({ at, name: system ? '' : name, wechatId: null, kind: system ? 'system' : kindOfText(text), text });
    at = null;
  };
  return {
    line: (text) => {
      if (text.trim() === '') {
        if (at !== null) body.push('');
        blank = true;
        return;
      }
      const head = headOf(text);
      const when = head && (!habits.apart || blank) ? readTime(head.when, clock, utc) : null;
      blank = false;
      const colon = head && habits.inline ? head.name.search(/[:：]/u) : -1;
      // An earlier time below a later one, in a file of rising times, is a quotation.
      if (head && when !== null && (at === null || when >= at || colon >= 0) && (!habits.inline || colon >= 0)) {
        emit();
        at = when;
        name = habits.inline ? head.name.slice(0, colon).trim() : head.name;
        body = habits.inline ? [text.slice(text.indexOf(head.name) + colon + 1)] : [];
      } else if (at !== null) body.push(text);
      else sink.unread();
    },
    end: emit,
  };
}
