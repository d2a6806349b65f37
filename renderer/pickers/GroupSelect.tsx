import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../api/hooks';

interface GroupSelectProps {
  readonly label: string;
  /** The workspace whose groups are offered; null = all. */
  readonly accountId: number | null;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
  readonly placeholder?: string;
  readonly width?: number | string;
}

const OFFERED = 100;

/** Chooses one group by typing part of its name, pinyin or initials. */
export function GroupSelect({ label, accountId, value, onChange, placeholder, width = '100%' }: GroupSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useData(
    'group.ids',
    { filter: { accountId, ...(typed === '' ? {} : { search: typed }) }, sort: { by: 'name', desc: false } },
    { placeholderData: (previous) => previous },
  ).data;
  const ids = Array.from(found?.subarray(0, OFFERED) ?? []);
  const shown = value !== null && !ids.includes(value) ? [value, ...ids] : ids;
  const groups = useData('group.many', { ids: shown }, { placeholderData: (previous) => previous }).data ?? [];
  return (
    <Select<number | null>
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      aria-label={label}
      placeholder={placeholder ?? label}
      value={value}
      options={groups.map((group) => ({ value: group.id, label: group.name, title: group.name }))}
      notFoundContent={t('members:noGroup')}
      style={{ width }}
      onChange={(id) => {
        setTyped('');
        onChange(id ?? null);
      }}
    />
  );
}
