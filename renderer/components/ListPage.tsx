import { SearchOutlined } from './icons';
import { Button, Select } from 'antd';
import type { ReactNode, RefObject } from 'react';
import { PageHead } from './PageHead';
import styles from './ListPage.module.css';

interface ListPageProps {
  readonly title: string;
  /** Beside the title: how many. */
  readonly info: ReactNode;
  readonly extra: ReactNode;
  /** Above the list: its filters, or what can be done with the rows selected. */
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

interface SearchBoxProps {
  readonly box: SearchField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** The search field of a list; Escape empties it. Drawn by the browser alone: it is drawn with every letter. */
export function SearchBox({ box, label, value, onChange }: SearchBoxProps) {
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
          if (event.key === 'Escape') onChange('');
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

interface BulkToolsProps {
  /** How many are selected, in words. */
  readonly label: string;
  readonly clear: string;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** What can be done with the rows selected, in place of the filters. */
export function BulkTools({ label, clear, onClear, children }: BulkToolsProps) {
  return (
    <div className={styles['bulk']} role="toolbar" aria-label={label}>
      <span className={styles['selected']}>{label}</span>
      {children}
      <Button type="text" onClick={onClear}>
        {clear}
      </Button>
    </div>
  );
}
