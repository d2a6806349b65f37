import { create } from 'zustand';
import type { SetUp } from '#shared/contract/start';
import { accountColours, freeColour } from '#shared/domain/accounts';

/** A phone and its account while they are being typed; `key` keeps rows apart. */
export interface DeskDraft {
  readonly key: number;
  readonly label: string;
  readonly role: 'primary' | 'standby';
  readonly name: string;
  readonly wechatId: string;
  readonly colour: string;
}

/** Group names, one a line, of one kind and one account. */
export interface BatchDraft {
  readonly key: number;
  readonly names: string;
  readonly kindId: number | null;
  /** Key of the phone whose account runs them; where that is gone, the first account does. */
  readonly desk: number;
}

export interface PostDraft {
  readonly key: number;
  readonly time: string;
  readonly text: string;
}

export type Step = 'choice' | 'phones' | 'groups' | 'rhythm';

interface StartDraft {
  readonly step: Step;
  readonly desks: readonly DeskDraft[];
  readonly batches: readonly BatchDraft[];
  readonly standbySits: boolean;
  /** How many posts a day were chosen; 0 = planned later, null = not chosen yet. */
  readonly rhythm: number | null;
  readonly posts: readonly PostDraft[];
  /** Names of the groups that get the posts; null = all of them. */
  readonly postTo: readonly string[] | null;
  readonly put: (changes: Partial<Omit<StartDraft, 'put'>>) => void;
}

let last = 0;
/** A key for a new row. */
export const newKey = (): number => ++last;

/** What was typed on the first start; kept while going back and forth. */
export const useStart = create<StartDraft>((set) => ({
  step: 'choice',
  desks: [],
  batches: [],
  standbySits: false,
  rhythm: null,
  posts: [],
  postTo: null,
  put: (changes) => set(changes),
}));

/** A row for one more phone, in a colour not worn yet. */
export function newDesk(
  desks: readonly DeskDraft[],
  words: { readonly label: string; readonly name: string },
  role: DeskDraft['role'],
): DeskDraft {
  const colour = desks.length === 0 ? accountColours[0] : freeColour(desks.map((desk) => desk.colour));
  return { key: newKey(), role, wechatId: '', colour, ...words };
}

/** The group names of a batch: one a line, trimmed, each once. */
export function namesOf(batch: BatchDraft): readonly string[] {
  return Array.from(
    new Set(
      batch.names
        .split(/\r?\n/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  );
}

/** Every group typed, each name once: where it comes twice, the first batch keeps it. */
export function groupsOf(batches: readonly BatchDraft[], desks: readonly DeskDraft[]): SetUp['groups'] {
  const withAccount = desks.flatMap((desk, at) => (desk.name.trim() === '' ? [] : [{ key: desk.key, at }]));
  const groups = new Map<string, SetUp['groups'][number]>();
  for (const batch of batches) {
    const desk = withAccount.find(({ key }) => key === batch.desk) ?? withAccount[0];
    if (batch.kindId === null || desk === undefined) continue;
    for (const name of namesOf(batch))
      if (!groups.has(name)) groups.set(name, { name, kindId: batch.kindId, desk: desk.at });
  }
  return Array.from(groups.values());
}

/** What the draft asks to be made. */
export function setUpOf(
  draft: Pick<StartDraft, 'desks' | 'batches' | 'standbySits' | 'rhythm' | 'posts' | 'postTo'>,
): SetUp {
  const groups = groupsOf(draft.batches, draft.desks);
  const chosen = draft.postTo;
  const planned = draft.rhythm !== null && draft.rhythm > 0;
  return {
    desks: draft.desks.map(({ label, role, name, wechatId, colour }) => ({
      label: label.trim(),
      role,
      account:
        name.trim() === ''
          ? null
          : { name: name.trim(), wechatId: wechatId.trim() === '' ? null : wechatId.trim(), colour },
    })),
    groups,
    standbySits: draft.standbySits,
    posts: planned
      ? draft.posts.filter((post) => post.text.trim() !== '').map(({ time, text }) => ({ time, text: text.trim() }))
      : [],
    postTo: planned ? groups.flatMap((group, at) => (chosen === null || chosen.includes(group.name) ? [at] : [])) : [],
  };
}
