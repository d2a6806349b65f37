import type { TFunction } from 'i18next';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportSheet, SheetFormat, SheetSource } from '#shared/contract/exports';
import type { PersonField } from '#shared/contract/fields';
import type { TagGroup } from '#shared/contract/tags';
import {
  customerColumns,
  tagGroupHeader,
  sheetColumns,
  shownAs,
  type SheetKind,
  wordSets,
} from '#shared/domain/sheets';
import { localDay } from '#shared/domain/time';
import { askApp, request, RequestError } from '../api/client';

/** The ids of a list, as the window holds them. */
type Rows = ArrayLike<number>;
type FromList = Exclude<SheetSource, { ids: unknown } | { what: 'table' }>;

/** What is exported: rows of a list (all that match, or those selected), or what a source finds by itself. */
export type Exported =
  | {
      readonly of: 'members' | 'groups';
      readonly accountId: number | null;
      readonly all: Rows;
      readonly selected: Rows;
    }
  | {
      readonly of: 'participants';
      readonly accountId: number | null;
      readonly campaignId: number;
      readonly groupId: number | null;
      readonly all: Rows;
      readonly selected: Rows;
    }
  | { readonly of: 'source'; readonly source: FromList };

/** A kind of sheet offered. */
export type Sheet = SheetKind | 'customers' | 'leftRoster';

/** The kinds of sheet that can be made of it; the first is chosen. */
export function sheetsOf(exported: Exported): readonly [Sheet, ...Sheet[]] {
  if (exported.of === 'source') return [exported.source.what];
  if (exported.of === 'participants') return ['participants', 'members', 'customers'];
  return exported.of === 'members' ? ['members', 'customers'] : ['groups', 'roster', 'leftRoster'];
}

type Column = ExportSheet['columns'][number];

interface Names {
  readonly tagGroups: readonly TagGroup[];
  /** The operator's own fields of members. */
  readonly own: readonly PersonField[];
}

/** The columns of a kind of sheet, with headers in the user's language; the customer list's are part of its format. */
export function columnsOf(sheet: Sheet, t: TFunction, { tagGroups, own }: Names): readonly Column[] {
  if (sheet === 'customers')
    return [
      ...Object.entries(customerColumns).map(([key, header]) => ({ key, header })),
      ...tagGroups.map(({ id, name }) => ({ key: `tags:${id}`, header: tagGroupHeader(name) })),
    ];
  const kind = sheet === 'leftRoster' ? 'roster' : sheet;
  const known = sheetColumns[kind].map((key) => ({
    key,
    // What is called otherwise in one kind of sheet has a name of its own there.
    header: t([`exports:own.${kind}.${key}`, `exports:column.${key}`]),
  }));
  const ofPeople = kind === 'members' || kind === 'roster';
  return ofPeople ? [...known, ...own.map(({ id, name }) => ({ key: `extra:${id}`, header: name }))] : known;
}

/** The columns of a sheet, those that a table shows (by their ids there) first and in its order; `ticked` are the keys of those. */
export function asShown(sheet: Sheet, columns: readonly Column[], shown: readonly string[] | undefined) {
  const isOfView = sheet === 'members' || sheet === 'groups';
  if (shown === undefined || !isOfView) return { columns, ticked: columns.map(({ key }) => key) };
  const keys = shown.flatMap((id) => shownAs[sheet]?.[id] ?? [id]);
  const first = keys.map((key) => columns.find((column) => column.key === key)).filter((one) => one !== undefined);
  return {
    columns: [...first, ...columns.filter((column) => !first.includes(column))],
    ticked: first.map(({ key }) => key),
  };
}

function sourceOf(exported: Exported, sheet: Sheet, rows: Rows): SheetSource {
  if (exported.of === 'source') return exported.source;
  const { accountId } = exported;
  const ids = Array.from(rows);
  if (sheet === 'roster' || sheet === 'leftRoster')
    return { what: 'roster', accountId, ids, left: sheet === 'leftRoster' };
  if (sheet === 'participants' && exported.of === 'participants')
    return { what: sheet, accountId, ids, campaignId: exported.campaignId, groupId: exported.groupId };
  if (sheet === 'groups') return { what: 'groups', accountId, ids };
  return { what: sheet === 'customers' ? 'customers' : 'members', accountId, ids };
}

interface Wish {
  readonly exported: Exported;
  readonly sheet: Sheet;
  readonly ids: Rows;
  readonly columns: readonly Column[];
  readonly format: SheetFormat;
}

/** The course of one export: asks for the place, writes, can be cancelled. */
export function useExport() {
  const { t } = useTranslation();
  const [state, setState] = useState<{ readonly jobId: string | null; readonly error: unknown }>({
    jobId: null,
    error: null,
  });
  const running = useRef<string | null>(null);

  const run = async (wish: Wish): Promise<{ readonly rows: number; readonly name: string } | null> => {
    const title = t(`exports:sheet.${wish.sheet}`);
    try {
      const target = await askApp('app.chooseTarget', { name: `${title} ${localDay(Date.now())}.${wish.format}` });
      if (!target) return null;
      const jobId = crypto.randomUUID();
      running.current = jobId;
      setState({ jobId, error: null });
      const { rows } = await request('export.sheet', {
        jobId,
        target: target.token,
        format: wish.format,
        source: sourceOf(wish.exported, wish.sheet, wish.ids),
        columns: [...wish.columns],
        words: valueWords(t),
        title,
      });
      return { rows, name: target.name };
    } catch (error) {
      setState({ jobId: null, error: error instanceof RequestError && error.code === 'CANCELLED' ? null : error });
      return null;
    } finally {
      running.current = null;
      setState((now) => ({ ...now, jobId: null }));
    }
  };
  const cancel = useCallback((): void => {
    if (running.current) void request('export.cancel', { jobId: running.current });
  }, []);
  return { ...state, run, cancel };
}

/** The words for every coded value that a sheet may hold. */
const valueWords = (t: TFunction): Record<string, string> =>
  Object.fromEntries(
    Object.entries(wordSets).flatMap(([set, codes]) =>
      codes.map((code) => [`${set}.${code}`, t(`exports:value.${set}.${code}`)]),
    ),
  );
