import { SearchOutlined } from './icons';
import { Select } from 'antd';
import type { ReactNode, RefObject } from 'react';
import { PageHead } from './PageHead';
import styles from './ListPage.module.css';

interface ListPageProps {
  readonly title: string;
  /** Beside the title: how many. */
  readonly info: ReactNode;
  /** At the right of the title: what can be done here, or with the rows selected. */
  readonly extra: ReactNode;
  /** Above the list: its filters. */
  readonly tools: ReactNode;
  readonly list: ReactNode;
  /** Drawers and dialogs. */
  readonly children: ReactNode;
}

/** A screen that is one long table: title row, tools, the table. */
export function ListPage({ title, info, extra, tools, list, children }: ListPageProps) {
  return (
    <div className={styles['screen']}>
      <PageHead title={title} info={info} extra={extra} />
      <div className={styles['tools']}>{tools}</div>
      <div className={styles['list']}>{list}</div>
      {children}
    </div>
  );
}

/** A search field to be reached by a key. */
export type SearchField = RefObject<HTMLInputElement | null>;

/** Goes to a search field, with what is in it marked. */
export function goToSearch({ current: field }: SearchField): void {
  field?.focus();
  field?.select();
}

/** Goes to the table that stands nearest to something on the screen. */
export function goToRows(from: Element): void {
  for (let around: Element | null = from; around; around = around.parentElement) {
    const grid = around.querySelector<HTMLElement>('[role="grid"]');
    if (grid) return grid.focus({ preventScroll: true });
  }
}

interface SearchBoxProps {
  readonly box: SearchField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Escape where nothing is typed. */
  readonly onEscape: () => void;
}

/** The search field of a list: Escape empties it, the arrow down goes to the rows. Drawn by the browser alone: it is drawn with every letter. */
export function SearchBox({ box, label, value, onChange, onEscape }: SearchBoxProps) {
  return (
    <label className={styles['search']}>
      <SearchOutlined />
      <input
        ref={box}
        type="search"
        value={value}
        placeholder={label}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            if (value === '') onEscape();
            else onChange('');
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            goToRows(event.currentTarget);
          }
        }}
      />
    </label>
  );
}

interface FilterSelectProps {
  readonly label: string;
  /** What stands there while nothing is chosen. */
  readonly all: string;
  readonly value: number | null;
  readonly choices: readonly { readonly id: number; readonly name: string }[] | undefined;
  readonly onChange: (id: number | null) => void;
}

/** Narrows a list to one of some named things, or to none of them. */
export function FilterSelect({ label, all, value, choices, onChange }: FilterSelectProps) {
  return (
    <Select
      allowClear
      className={styles['filter'] ?? ''}
      placeholder={all}
      aria-label={label}
      value={value}
      options={(choices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | null | undefined) => onChange(id ?? null)}
    />
  );
}
