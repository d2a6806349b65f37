import { fixedOffset } from '../domain/clock';

/** The variables a text may hold, in the order of the insert menu. */
export const variableNames = [
  'nickname',
  'group',
  'date',
  'weekday',
  'time',
  'account',
  'persona',
  'house',
  'benefit',
] as const;
export type VariableName = (typeof variableNames)[number];

/** What fills them; a variable without a value (absent or blank) stays as it was written and is reported. */
export type Variables = Readonly<Partial<Record<VariableName, string>>>;

// What operators write in Chinese for the same thing; part of the template language in every interface language.
const aliases: Readonly<Record<string, VariableName>> = {
  昵称: 'nickname',
  暱稱: 'nickname',
  群: 'group',
  群名: 'group',
  群名称: 'group',
  群組: 'group',
  日期: 'date',
  今天: 'date',
  星期: 'weekday',
  周几: 'weekday',
  週幾: 'weekday',
  时间: 'time',
  時間: 'time',
  账号: 'account',
  帳號: 'account',
  人设: 'persona',
  人設: 'persona',
  品牌: 'house',
  店名: 'house',
  福利: 'benefit',
};

/** One stretch of a filled text; `source` is what stood in the template. */
export interface Segment {
  readonly kind: 'plain' | 'filled' | 'missing' | 'unknown';
  readonly text: string;
  readonly source: string;
  readonly name: VariableName | null;
}

/** A filled text: `text` is what gets pasted, `unknown` and `missing` list what could not be filled, as written. */
export interface Filled {
  readonly segments: readonly Segment[];
  readonly text: string;
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

// Chinese input methods type full-width braces.
const PLACE = /(?:\{\{|｛｛)[ \t\u3000]*([^{}｛｝\r\n]{1,40}?)[ \t\u3000]*(?:\}\}|｝｝)/gu;

/** The variable a written name stands for (English or Chinese, any case), or null. */
export function variableOf(written: string): VariableName | null {
  const name = written.normalize('NFKC').trim().toLowerCase();
  return (
    variableNames.find((known) => known === name) ?? (Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : null)
  );
}

/** Fills `{{variables}}` once, never inside a value that was filled in. */
export function fillTemplate(template: string, variables: Variables): Filled {
  const segments: Segment[] = [];
  const plain = (text: string): void => {
    if (text !== '') segments.push({ kind: 'plain', text, source: text, name: null });
  };
  let from = 0;
  for (const match of template.matchAll(PLACE)) {
    plain(template.slice(from, match.index));
    const source = match[0];
    const name = variableOf(match[1] ?? '');
    const value = name === null ? '' : (variables[name] ?? '');
    if (name === null) segments.push({ kind: 'unknown', text: source, source, name });
    else if (value.trim() === '') segments.push({ kind: 'missing', text: source, source, name });
    else segments.push({ kind: 'filled', text: value, source, name });
    from = match.index + source.length;
  }
  plain(template.slice(from));
  const written = (kind: Segment['kind']): string[] =>
    Array.from(new Set(segments.filter((segment) => segment.kind === kind).map((segment) => segment.source)));
  return {
    segments,
    text: segments.map((segment) => segment.text).join(''),
    unknown: written('unknown'),
    missing: written('missing'),
  };
}

/** A template to be read, not sent: each known variable as its name in brackets, as in "早上好，[群名]". */
export function readableTemplate(template: string, nameOf: (name: VariableName) => string): string {
  return template.replace(PLACE, (source, written: string) => {
    const name = variableOf(written);
    return name === null ? source : `[${nameOf(name)}]`;
  });
}

// What a title made outside the window calls a variable; the window has its own words in the language files.
const titleWords: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', Readonly<Record<VariableName, string>>>> = {
  'zh-CN': {
    nickname: '昵称',
    group: '群名',
    date: '日期',
    weekday: '星期',
    time: '时间',
    account: '账号',
    persona: '人设',
    house: '品牌',
    benefit: '福利',
  },
  'zh-TW': {
    nickname: '暱稱',
    group: '群組',
    date: '日期',
    weekday: '星期',
    time: '時間',
    account: '帳號',
    persona: '人設',
    house: '品牌',
    benefit: '福利',
  },
  en: {
    nickname: 'nickname',
    group: 'group',
    date: 'date',
    weekday: 'weekday',
    time: 'time',
    account: 'account',
    persona: 'persona',
    house: 'brand',
    benefit: 'benefit',
  },
};

/** The first line of a text with its variables named, at most `length` characters; '…' for an empty text. */
export function titleOf(text: string, language: 'zh-CN' | 'zh-TW' | 'en', length: number): string {
  const line = readableTemplate(text.trim().split('\n')[0] ?? '', (name) => titleWords[language][name]);
  return Array.from(line).slice(0, length).join('') || '…';
}

/** Date, weekday and time of an instant (UTC ms) as a text says them: "11月23日", "星期一", "09:00". */
export function timeVariables(at: number, zone: string, language: string): Variables {
  const offset = fixedOffset(zone, at);
  if (offset !== null && language.startsWith('zh')) {
    // The same by sum: the engine reads its calendars for a fifth of what the first picture waits for the data process.
    const local = new Date(at + offset);
    return {
      date: `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`,
      weekday: `星期${'日一二三四五六'.charAt(local.getUTCDay())}`,
      time: local.toISOString().slice(11, 16),
    };
  }
  const say = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(at);
  return {
    date: say({ month: 'long', day: 'numeric' }),
    weekday: say({ weekday: 'long' }),
    time: say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

/** What of some texts cannot be filled, as written: variables without a value, and names nobody knows. */
export function unfilledIn(templates: readonly string[], variables: Variables): readonly string[] {
  return Array.from(
    new Set(
      templates.flatMap((template) => {
        const { missing, unknown } = fillTemplate(template, variables);
        return [...missing, ...unknown];
      }),
    ),
  );
}
