import { Button, Dropdown, Input } from 'antd';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '#shared/contract/groups';
import { request } from '../api/client';
import { useData } from '../api/hooks';
import { DataTable, type TableColumn } from '../components/DataTable/DataTable';
import { FilterSelect } from '../components/ListPage';
import styles from './GroupPicker.module.css';

interface GroupPickerProps {
  /** Offers the groups that this account operates; null = of all accounts. */
  readonly accountId: number | null;
  /** The ids chosen, in no particular order. */
  readonly value: readonly number[];
  readonly onChange: (groupIds: number[]) => void;
}

/** Chooses many groups: search (pinyin too), by kind, by set; what was chosen stays chosen under another filter. */
export function GroupPicker({ accountId, value, onChange }: GroupPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [kindId, setKindId] = useState<number | null>(null);
  const [setId, setSetId] = useState<number | null>(null);
  const typed = useDeferredValue(search);
  const filter = useMemo(
    () => ({
      accountId,
      ...(typed === '' ? {} : { search: typed }),
      ...(kindId === null ? {} : { kindId }),
      ...(setId === null ? {} : { setId }),
    }),
    [accountId, typed, kindId, setId],
  );
  const ids = useData(
    'group.ids',
    { filter, sort: { by: 'name', desc: false } },
    { placeholderData: (previous) => previous },
  ).data;
  const kinds = useData('kind.list', undefined).data;
  const sets = useData('groupSet.list', undefined).data;
  const accounts = useData('account.list', undefined).data;
  const selection = useMemo(() => new Set(value), [value]);
  const choose = useCallback((chosen: ReadonlySet<number>) => onChange(Array.from(chosen)), [onChange]);
  const columns = useMemo(
    (): readonly TableColumn<Group>[] => [
      {
        id: 'name',
        header: t('groups:column.name'),
        cell: (group) => group.name,
        title: (group) => group.name,
        width: 200,
        grow: true,
      },
      { id: 'kind', header: t('groups:column.kind'), cell: (group) => group.kindName, width: 96 },
      ...(accountId === null
        ? [
            {
              id: 'account',
              header: t('groups:column.account'),
              cell: (group: Group) => accounts?.find((one) => one.id === group.operatingAccountId)?.name,
              width: 96,
            },
          ]
        : []),
      {
        id: 'members',
        header: t('groups:column.members'),
        cell: (group) => group.members,
        width: 72,
        align: 'right',
      },
    ],
    [t, accountId, accounts],
  );
  return (
    <div className={styles['picker']}>
      <div className={styles['filters']}>
        <Input
          value={search}
          allowClear
          placeholder={t('groups:search')}
          aria-label={t('groups:search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <FilterSelect
          label={t('groups:column.kind')}
          all={t('groups:allKinds')}
          value={kindId}
          choices={kinds?.filter((kind) => kind.groups > 0)}
          onChange={setKindId}
        />
        {sets && sets.length > 0 ? (
          <FilterSelect
            label={t('groups:set')}
            all={t('groups:allSets')}
            value={setId}
            choices={sets}
            onChange={setSetId}
          />
        ) : null}
      </div>
      <div className={styles['list']}>
        <DataTable
          label={t('groups:picker.label')}
          ids={ids}
          route="group.many"
          loadRows={loadGroups}
          columns={columns}
          picking
          selection={selection}
          onSelect={choose}
          view={JSON.stringify(filter)}
          empty={<span className={styles['none']}>{t('groups:picker.none')}</span>}
        />
      </div>
      <div className={styles['foot']} aria-live="polite">
        <span>{t('groups:picker.chosen', { count: value.length })}</span>
        {sets && sets.length > 0 ? (
          <WholeSet accountId={accountId} sets={sets} value={value} onChange={onChange} />
        ) : null}
        {value.length > 0 ? (
          <Button type="link" size="small" onClick={() => onChange([])}>
            {t('groups:picker.clear')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const loadGroups = (ids: number[]): Promise<readonly Group[]> => request('group.many', { ids });

/** Takes all groups of a set at once, as the set is now; those of other accounts are left out. */
function WholeSet({
  accountId,
  sets,
  value,
  onChange,
}: GroupPickerProps & { readonly sets: readonly { readonly id: number; readonly name: string }[] }) {
  const { t } = useTranslation();
  const add = async (setId: number): Promise<void> => {
    const found = await request('group.ids', {
      filter: { accountId, setId },
      sort: { by: 'name', desc: false },
    });
    onChange(Array.from(new Set([...value, ...Array.from(found)])));
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: sets.map(({ id, name }) => ({ key: String(id), label: name })),
        style: { maxHeight: 320, overflow: 'auto' },
        onClick: ({ key }) => void add(Number(key)),
      }}
    >
      <Button type="link" size="small">
        {t('groups:picker.wholeSet')}
      </Button>
    </Dropdown>
  );
}
