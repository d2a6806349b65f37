import { Select } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purgeStatuses, type Purge, type PurgeItem, type PurgeStatus } from '#shared/contract/purges';
import type { Input } from '#shared/contract/index';
import { request } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { BulkTools } from '../../components/BulkTools';
import { DataTable, type Sort, type TableColumn } from '../../components/DataTable/DataTable';
import { countOutside } from '../../components/DataTable/selection';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { FilterSelect, goToSearch, SearchBox } from '../../components/ListPage';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import styles from './purges.module.css';
import { useWhy } from './useWhy';

type ItemSort = Input<'purgeItem.ids'>['sort'];
const sorts: readonly ItemSort['by'][] = ['name', 'group', 'joined', 'lastActive', 'strikes'];
const nobody: ReadonlySet<number> = new Set();

/** The reviewed list: who is asked to leave, and why; whoever stays is kept. */
export function ListTab({ purge, accountId }: { readonly purge: Purge; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const box = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [groupId, setGroup] = useState<number | null>(null);
  const [status, setStatus] = useState<PurgeStatus | null>(null);
  const [sort, setSort] = useState<ItemSort>({ by: 'group', desc: false });
  const [selection, select] = useState(nobody);
  const letGo = (): void => select(nobody);
  const typed = useDeferredValue(search);
  const why = useWhy(purge.createdAt);
  const keep = useWrite('purgeItem.keep');
  const filter = useMemo(
    () => ({ accountId, purgeId: purge.id, groupId, status, search: typed }),
    [accountId, purge.id, groupId, status, typed],
  );
  const ids = useData('purgeItem.ids', { filter, sort }, { placeholderData: (previous) => previous }).data;
  const loadRows = useMemo(() => (some: number[]) => request('purgeItem.many', { accountId, ids: some }), [accountId]);
  useKeys(t('app:nav.purges'), [
    { keys: '/', label: t('app:common.search'), run: () => goToSearch(box) },
    { keys: 'k', label: t('purges:keep'), run: () => change(true) },
  ]);
  const columns = useMemo(
    (): readonly TableColumn<PurgeItem>[] => [
      {
        id: 'name',
        header: t('purges:column.name'),
        cell: (item) => item.groupNickname || item.nickname,
        title: (item) => item.nickname,
        width: 132,
        grow: true,
        sortable: true,
        opens: true,
      },
      {
        id: 'group',
        header: t('purges:column.group'),
        cell: (item) => item.groupName,
        title: (item) => item.groupName,
        width: 140,
        grow: true,
        sortable: true,
      },
      {
        id: 'lastActive',
        header: t('purges:column.why'),
        cell: (item) => why(item.reason),
        title: (item) => why(item.reason),
        width: 220,
        grow: true,
        sortable: true,
      },
      {
        id: 'status',
        header: t('purges:column.status'),
        cell: (item) => t(`purges:status.${item.status}`),
        width: 80,
      },
    ],
    [t, why],
  );
  function change(kept: boolean): void {
    if (selection.size === 0) return;
    keep.mutate(
      { ids: Array.from(selection), keep: kept },
      {
        onSuccess: () => {
          offer(t(kept ? 'purges:done.kept' : 'purges:done.listed', { count: selection.size }));
          letGo();
        },
      },
    );
  }
  const onSort = ({ by, desc }: Sort): void => {
    const key = sorts.find((each) => each === by);
    if (key) setSort({ by: key, desc });
  };
  return (
    <>
      <div className={styles['tools']}>
        <SearchBox box={box} label={t('purges:search')} value={search} onChange={setSearch} onEscape={letGo} />
        <FilterSelect
          label={t('purges:column.group')}
          all={t('purges:allGroups')}
          value={groupId}
          choices={purge.groups.map((group) => ({ id: group.groupId, name: group.name }))}
          onChange={setGroup}
        />
        <Select<PurgeStatus>
          allowClear
          style={{ width: 120 }}
          placeholder={t('purges:column.status')}
          aria-label={t('purges:column.status')}
          value={status}
          options={purgeStatuses.map((value) => ({ value, label: t(`purges:status.${value}`) }))}
          onChange={(value: PurgeStatus | undefined) => setStatus(value ?? null)}
        />
        {selection.size > 0 ? (
          <BulkTools
            of="people"
            count={selection.size}
            outside={countOutside(selection, ids)}
            deeds={[
              { key: 'keep', label: t('purges:keep'), run: () => change(true) },
              { key: 'list', label: t('purges:listAgain'), run: () => change(false) },
            ]}
            onClear={letGo}
          />
        ) : null}
      </div>
      <div className={styles['table']}>
        <DataTable
          label={t('purges:tab.list')}
          ids={ids}
          route="purgeItem.many"
          loadRows={loadRows}
          of={String(accountId)}
          columns={columns}
          sort={sort}
          onSort={onSort}
          selection={selection}
          onSelect={select}
          onOpen={(id) => void openMember(id)}
          view={JSON.stringify(filter)}
          empty={<EmptyState title={t('purges:nobody')} />}
        />
      </div>
    </>
  );

  async function openMember(id: number): Promise<void> {
    const [item] = await request('purgeItem.many', { accountId, ids: [id] });
    if (item) go('members', item.personId);
  }
}
