import { Select, Tag } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Script } from '#shared/contract/scripts';
import { useData } from '../api/hooks';
import styles from './ScriptPicker.module.css';

interface ScriptPickerProps {
  /** Offers shared scripts and those of this workspace; null = all. */
  readonly accountId: number | null;
  readonly value: number | null;
  readonly onChange: (scriptId: number | null) => void;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
}

const SHOWN = 50;

/** A field to choose a script: search in title, text and triggers, or pinyin initials. */
export function ScriptPicker({ accountId, value, onChange, ...field }: ScriptPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const typed = useDeferredValue(search);
  const found = useData(
    'script.ids',
    { filter: { accountId, search: typed }, sort: { by: 'updated', desc: true } },
    { enabled: open, placeholderData: (previous) => previous },
  ).data;
  const wanted = useMemo(() => {
    const ids = Array.from(found?.slice(0, SHOWN) ?? []);
    return value === null || ids.includes(value) ? ids : [...ids, value];
  }, [found, value]);
  const scripts = useData('script.many', wanted, {
    enabled: wanted.length > 0,
    placeholderData: (previous) => previous,
  }).data;
  const shown = (scripts ?? []).filter((script) => script.id === value || found?.includes(script.id));
  const options = shown.map((script) => ({ value: script.id, label: script.title, script }));
  return (
    <Select<number | null, (typeof options)[number]>
      {...field}
      className={styles['field'] ?? ''}
      value={value}
      allowClear
      placeholder={t('scripts:picker.placeholder')}
      showSearch={{ searchValue: search, onSearch: setSearch, filterOption: false }}
      options={options}
      optionRender={renderOption}
      notFoundContent={t(search === '' ? 'scripts:empty.title' : 'scripts:empty.notFound')}
      onOpenChange={(now) => {
        setOpen(now);
        if (!now) setSearch('');
      }}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}

const renderOption = ({ data }: { readonly data: { readonly script: Script } }) => (
  <ScriptOption script={data.script} />
);

function ScriptOption({ script }: { readonly script: Script }) {
  const { t } = useTranslation();
  return (
    <div className={styles['option']}>
      <span className={styles['title']}>
        {script.title}
        {script.pictures > 0 ? (
          <Tag className={styles['tag'] ?? ''}>{t('scripts:count.pictures', { count: script.pictures })}</Tag>
        ) : null}
      </span>
      <span className={styles['excerpt']}>{script.excerpt}</span>
    </div>
  );
}
