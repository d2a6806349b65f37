import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../api/hooks';

interface MemberSelectProps {
  readonly label: string;
  /** The workspace whose members are offered; null = all. */
  readonly accountId: number | null;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
  /** One who is not offered. */
  readonly except?: number;
}

const OFFERED = 50;

/** Chooses one member by typing part of a name, remark, WeChat ID, phone, pinyin or initials. */
export function MemberSelect({ label, accountId, value, onChange, except }: MemberSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useData(
    'member.ids',
    { filter: { accountId, ...(typed === '' ? {} : { search: typed }) }, sort: { by: 'name', desc: false } },
    { enabled: typed !== '', placeholderData: (previous) => previous },
  ).data;
  const offered = Array.from(typed === '' ? [] : (found?.subarray(0, OFFERED) ?? [])).filter((id) => id !== except);
  const ids = value !== null && !offered.includes(value) ? [value, ...offered] : offered;
  const members =
    useData('member.many', { ids, accountId }, { enabled: ids.length > 0, placeholderData: (previous) => previous })
      .data ?? [];
  return (
    <Select<number | null>
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      aria-label={label}
      placeholder={label}
      value={value}
      options={members
        .filter(({ id }) => ids.includes(id))
        .map(({ id, nickname, remark, wechatId }) => ({
          value: id,
          label: [nickname, remark, wechatId].filter((text) => text !== null && text !== '').join(' · '),
        }))}
      notFoundContent={t(typed === '' ? 'person:pick.type' : 'person:pick.nobody')}
      style={{ width: '100%' }}
      onChange={(id) => {
        setTyped('');
        onChange(id ?? null);
      }}
    />
  );
}
