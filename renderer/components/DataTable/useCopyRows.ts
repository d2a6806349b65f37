import { useCallback, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { guardCell } from '#shared/domain/sheets';
import { askApp } from '../../api/client';
import { errorText } from '../errorText';
import { messages } from '../messages';
import type { TableColumn } from './columns';
import { without } from './selection';

/** A paste is for so many rows; beyond that an export is quicker. */
export const MOST_COPIED = 10_000;
/** As many rows as a question for rows may name. */
const AT_ONCE = 500;
/** Copying that takes longer (ms) says so. */
const SOON = 200;

interface Copied<Row> {
  readonly ids: Uint32Array;
  readonly selection: ReadonlySet<number>;
  readonly columns: readonly TableColumn<Row>[];
  readonly loadRows: (ids: number[]) => Promise<readonly Row[]>;
}

/** Puts the selected rows on the clipboard in the order of the list: the columns shown, heads first, as spreadsheets paste them; last those that the list does not show. */
export function useCopyRows<Row>(rows: Copied<Row>): () => void {
  const { t } = useTranslation();
  const now = useRef(rows);
  useLayoutEffect(() => {
    now.current = rows;
  });
  return useCallback(() => {
    const { ids, selection, columns, loadRows } = now.current;
    const chosen = [...ids.filter((id) => selection.has(id)), ...without(selection, ids)];
    const copy = async (): Promise<void> => {
      const message = await messages();
      if (chosen.length > MOST_COPIED) {
        void message.warning(t('app:table.copyTooMany', { count: chosen.length, most: MOST_COPIED }));
        return;
      }
      const slow = setTimeout(
        () => void message.loading({ key: 'copying', content: t('app:table.copying'), duration: 0 }),
        SOON,
      );
      try {
        const lines = [columns.map(({ header }) => pasted(header)).join('\t')];
        for (let at = 0; at < chosen.length; at += AT_ONCE)
          for (const row of await loadRows(chosen.slice(at, at + AT_ONCE)))
            lines.push(columns.map((column) => pasted(textOf(column, row))).join('\t'));
        await askApp('app.copyText', { text: lines.join('\r\n') });
        void message.success(t('app:table.copied', { count: lines.length - 1 }));
      } catch (error) {
        void message.error({ content: errorText(t, error), duration: 6 });
      } finally {
        clearTimeout(slow);
        message.destroy('copying');
      }
    };
    if (chosen.length > 0) void copy();
  }, [t]);
}

/** What a cell says in plain text; a figure as it is. */
function textOf<Row>({ text, cell, title }: TableColumn<Row>, row: Row): string | number {
  if (text) return text(row);
  const shown = cell(row, Number.POSITIVE_INFINITY);
  return typeof shown === 'string' || typeof shown === 'number' ? shown : (title?.(row) ?? '');
}

/** A cell as Excel and WPS paste it: never a formula, in quotes where it would fall apart. */
function pasted(said: string | number): string {
  if (typeof said === 'number') return String(said);
  const text = guardCell(said);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
