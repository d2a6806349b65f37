import { create } from 'zustand';
import type { ScriptDraft, ScriptPage, ScriptPart, ScriptSort } from '#shared/contract/scripts';

/** A message in the editor; `key` stays with it while it is moved. */
export type EditPart = ScriptPart & { readonly key: string };
export interface EditDraft extends Omit<ScriptDraft, 'parts'> {
  readonly parts: readonly EditPart[];
}

/** The place of the script that is not saved for the first time yet. */
export const NEW = 0;

interface ScriptsUi {
  readonly search: string;
  readonly category: number | 'none' | null;
  readonly archived: boolean;
  readonly sort: ScriptSort;
  /** What was changed and not saved, by script; kept while other screens are shown. */
  readonly drafts: Readonly<Record<number, EditDraft>>;
  readonly show: (changes: Partial<Pick<ScriptsUi, 'search' | 'category' | 'archived' | 'sort'>>) => void;
  readonly keep: (id: number, draft: EditDraft | null) => void;
}

/** What the user is doing on the scripts screen. */
export const useScriptsUi = create<ScriptsUi>((set) => ({
  search: '',
  category: null,
  archived: false,
  sort: { by: 'updated', desc: true },
  drafts: {},
  show: (changes) => set(changes),
  keep: (id, draft) =>
    set(({ drafts }) => {
      const { [id]: _before, ...rest } = drafts;
      return { drafts: draft ? { ...rest, [id]: draft } : rest };
    }),
}));

/** A message with a key of its own. */
export const keyed = (part: ScriptPart): EditPart => ({ ...part, key: crypto.randomUUID() });

/** A new script's draft: one empty text. */
export const emptyDraft = (accountId: number | null, categoryId: number | null): EditDraft => ({
  title: '',
  accountId,
  categoryId,
  tags: [],
  triggers: [],
  parts: [keyed({ kind: 'text', text: '' })],
});

/** The draft that a saved script is. */
export const draftOfPage = (page: ScriptPage): EditDraft => ({
  title: page.title,
  accountId: page.accountId,
  categoryId: page.categoryId,
  tags: page.tags,
  triggers: page.triggers,
  parts: page.parts.map(keyed),
});

const WORD_CHARS = 40;
const words = (list: readonly string[]): string[] =>
  Array.from(new Set(list.map((word) => word.trim().slice(0, WORD_CHARS).trim()).filter((word) => word !== '')));

/** What is written of a draft: blank messages dropped, a missing title taken from the first words. */
export function written(draft: EditDraft): ScriptDraft {
  const parts = draft.parts.filter((part) => part.kind === 'picture' || part.text.trim() !== '');
  const first = parts.find((part) => part.kind === 'text');
  const firstLine =
    first?.kind === 'text'
      ? (first.text.trim().split('\n')[0] ?? '')
      : parts[0]?.kind === 'picture'
        ? parts[0].name
        : '';
  return {
    title: (draft.title.trim() || Array.from(firstLine).slice(0, 24).join('')).slice(0, 120).trim(),
    accountId: draft.accountId,
    categoryId: draft.categoryId,
    tags: words(draft.tags),
    triggers: words(draft.triggers),
    parts: parts.map((part) =>
      part.kind === 'text' ? { kind: 'text', text: part.text } : { kind: 'picture', materialId: part.materialId },
    ),
  };
}

/** True where a draft says the same as a saved script. */
export const saysTheSame = (draft: EditDraft, page: ScriptPage): boolean =>
  draft.title === page.title &&
  JSON.stringify({ ...written(draft), title: '' }) === JSON.stringify({ ...written(draftOfPage(page)), title: '' });

/** The parts with the one of `key` moved to where `to` counts. */
export function movedPart(parts: readonly EditPart[], key: string, to: number): readonly EditPart[] {
  const part = parts.find((one) => one.key === key);
  if (!part) return parts;
  const rest = parts.filter((one) => one.key !== key);
  return [...rest.slice(0, to), part, ...rest.slice(to)];
}
