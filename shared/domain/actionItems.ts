import { Temporal } from 'temporal-polyfill';
import { type DocNode, inlineText } from '../text/document';

/** What a line of a note asks someone to do; `dueOn` is `YYYY-MM-DD`. */
export interface ActionItem {
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly done: boolean;
}

/** An item with its place in the document: child indexes from the root. */
export interface PlacedItem extends ActionItem {
  readonly path: readonly number[];
}

const TYPED = /^\s*(?:[-*+•]\s*)?[[【]\s*([xX✓√ \u3000]?)\s*[\]】]\s*/u;
const OWNER = /(?:^|\s)[@＠]([\p{L}\p{N}_·-]{1,20})/u;
const DATE = /(?:^|\s)(?:(\d{4})[-/.年])?(\d{1,2})(?:[-/.月])(\d{1,2})日?(?=\s|$|[,，。;；])/u;

/** Reads owner (`@name`) and date (`12-01`, `12/1`, `12月1日`, with or without year) out of a line; a date without a year is the next one seen from `from`. */
export function parseActionItem(line: string, from: string): Omit<ActionItem, 'done'> {
  const owner = OWNER.exec(line);
  let title = owner ? line.replace(owner[0], ' ') : line;
  const date = DATE.exec(title);
  const dueOn = date ? dayOf(date[1], Number(date[2]), Number(date[3]), from) : null;
  if (date && dueOn !== null) title = title.replace(date[0], ' ');
  return { title: title.replace(/\s+/gu, ' ').trim().slice(0, 200), owner: owner?.[1] ?? '', dueOn };
}

// A retrospective names days a little in the past as well: only what lies further back means next year.
const BACK_DAYS = 60;

function dayOf(year: string | undefined, month: number, day: number, from: string): string | null {
  const start = Temporal.PlainDate.from(from);
  const of = (y: number): Temporal.PlainDate | null => {
    try {
      return Temporal.PlainDate.from({ year: y, month, day }, { overflow: 'reject' });
    } catch {
      return null;
    }
  };
  if (year !== undefined) return of(Number(year))?.toString() ?? null;
  const earliest = start.subtract({ days: BACK_DAYS });
  // A 29 February may lie several years ahead.
  for (let y = earliest.year; y <= earliest.year + 8; y += 1) {
    const found = of(y);
    if (found && Temporal.PlainDate.compare(found, earliest) >= 0) return found.toString();
  }
  return null;
}

/** The action items of a document in order: task lists, and lines typed as `- [ ] …`; lines without words are left out. */
export function itemsOf(doc: DocNode, from: string): PlacedItem[] {
  const items: PlacedItem[] = [];
  const walk = (node: DocNode, path: readonly number[]): void => {
    if (node.type === 'taskItem') {
      const first = node.content?.[0];
      if (first) add(inlineText(first), node.attrs?.['checked'] === true, path);
    } else if (node.type === 'paragraph') {
      const text = inlineText(node);
      const typed = TYPED.exec(text);
      if (typed) add(text.slice(typed[0].length), /[xX✓√]/u.test(typed[1] ?? ''), path);
    }
    for (const [index, child] of (node.content ?? []).entries())
      if (!(node.type === 'taskItem' && index === 0)) walk(child, [...path, index]);
  };
  const add = (line: string, done: boolean, path: readonly number[]): void => {
    const item = parseActionItem(line, from);
    if (item.title !== '') items.push({ ...item, done, path });
  };
  walk(doc, []);
  return items;
}

/** The document with the item at `path` ticked or not. */
export function tickItem(doc: DocNode, path: readonly number[], done: boolean): DocNode {
  const [index, ...rest] = path;
  if (index !== undefined)
    return {
      ...doc,
      content: (doc.content ?? []).map((child, i) => (i === index ? tickItem(child, rest, done) : child)),
    };
  if (doc.type === 'taskItem') return { ...doc, attrs: { ...doc.attrs, checked: done } };
  const text = inlineText(doc).replace(TYPED, '');
  return { ...doc, content: [{ type: 'text', text: `[${done ? 'x' : ' '}] ${text}` }] };
}

/** A task already kept for a note. */
export interface KnownTask {
  readonly id: number;
  readonly title: string;
  readonly owner: string;
}

/** Which task each item is: by the same words first, else the next one left over in order; null = a new one. */
export function matchItems<T extends ActionItem>(
  items: readonly T[],
  known: readonly KnownTask[],
): { readonly pairs: readonly (readonly [T, number | null])[]; readonly gone: readonly number[] } {
  const left = new Map(known.map((task) => [task.id, task]));
  const chosen = new Map<T, number>();
  for (const same of [
    (item: T, task: KnownTask) => item.title === task.title && item.owner === task.owner,
    (item: T, task: KnownTask) => item.title === task.title,
  ])
    for (const item of items) {
      if (chosen.has(item)) continue;
      const task = Array.from(left.values()).find((one) => same(item, one));
      if (!task) continue;
      chosen.set(item, task.id);
      left.delete(task.id);
    }
  const rest = Array.from(left.keys());
  const pairs = items.map((item) => [item, chosen.get(item) ?? rest.shift() ?? null] as const);
  return { pairs, gone: rest };
}
