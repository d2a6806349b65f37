import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select, type InputRef } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupSorts, type Group, type GroupFilter } from '#shared/contract/groups';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { useNow } from '../../components/useNow';
import { BulkBar } from './BulkBar';
import { useWarningText } from './Chips';
import { groupColumns } from './columns';
import { useLimits, useWhen } from './facts';
import styles from './GroupTable.module.css';
import { KindsDrawer } from './KindsDrawer';
import { NewGroup } from './NewGroup';
import { clearFilters, narrowGroups, useGroupsUi } from './uiStore';

const loadGroups = (ids: number[]): Promise<readonly Group[]> => request('group.many', { ids });
const selectGroups = (selection: ReadonlySet<number>): void => useGroupsUi.setState({ selection });

function sortGroups({ by, desc }: Sort): void {
  const known = groupSorts.find((name) => name === by);
  if (known) useGroupsUi.setState({ sort: { by: known, desc } });
}

/** All groups of the workspace, searched, narrowed and sorted. */
export function GroupTable() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const go = useNavigation((now) => now.go);
  const { search, kindId, stageId, setId, archived, sort, selection } = useGroupsUi();
  const typed = useDeferredValue(search);
  const [making, setMaking] = useState(false);
  const [kindsOpen, setKindsOpen] = useState(false);
  const box = useRef<InputRef>(null);

  const filter = useMemo(
    (): GroupFilter => ({
      accountId,
      sort,
      ...(typed === '' ? {} : { search: typed }),
      ...(kindId === null ? {} : { kindId }),
      ...(stageId === null ? {} : { stageId }),
      ...(setId === null ? {} : { setId }),
      ...(archived ? { archived } : {}),
    }),
    [accountId, typed, kindId, stageId, setId, archived, sort],
  );
  const ids = useData('group.ids', filter, { placeholderData: (previous) => previous }).data;
  const accounts = useData('account.list', undefined).data;
  const limits = useLimits();
  const when = useWhen();
  const now = useNow();
  const warningText = useWarningText();
  const columns = useMemo(
    () => groupColumns({ t, accounts: accounts ?? [], limits, now, when, warningText }),
    [t, accounts, limits, now, when, warningText],
  );

  useKeys(t('groups:keys.scope'), [
    { keys: '/', label: t('groups:searchKey'), run: () => box.current?.focus({ cursor: 'all' }) },
    { keys: 'n', label: t('groups:newKey'), run: () => setMaking(true) },
  ]);

  const narrowed = typed !== '' || kindId !== null || stageId !== null || setId !== null;
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('groups:new')}
    </Button>
  );
  const empty = narrowed ? (
    <EmptyState
      title={t('groups:empty.filtered')}
      action={<Button onClick={clearFilters}>{t('groups:empty.clear')}</Button>}
    />
  ) : archived ? (
    <EmptyState title={t('groups:empty.archived')} />
  ) : (
    <EmptyState title={t('groups:empty.title')} text={t('groups:empty.text')} action={create} />
  );
  return (
    <div className={styles['screen']}>
      <PageHead
        title={t('groups:title')}
        info={ids ? t('groups:count', { count: ids.length }) : null}
        extra={
          <>
            <Button type="text" onClick={() => setKindsOpen(true)}>
              {t('groups:kinds.title')}
            </Button>
            {create}
          </>
        }
      />
      <div className={styles['tools']}>
        {selection.size > 0 ? (
          <BulkBar ids={Array.from(selection)} archived={archived} onDone={() => selectGroups(new Set())} />
        ) : (
          <Filters box={box} />
        )}
      </div>
      <div className={styles['list']}>
        <DataTable
          label={t('groups:title')}
          ids={ids}
          route="group.many"
          loadRows={loadGroups}
          columns={columns}
          sort={sort}
          onSort={sortGroups}
          selection={selection}
          onSelect={selectGroups}
          onOpen={(id) => go('groups', id)}
          view={JSON.stringify({ ...filter, sort: undefined })}
          empty={empty}
          autoFocus
        />
      </div>
      {kindsOpen ? <KindsDrawer onClose={() => setKindsOpen(false)} /> : null}
      {making ? <NewGroup onClose={() => setMaking(false)} /> : null}
    </div>
  );
}

function Filters({ box }: { readonly box: React.RefObject<InputRef | null> }) {
  const { t } = useTranslation();
  const { search, kindId, stageId, setId, archived } = useGroupsUi();
  const kinds = useData('kind.list', undefined).data;
  const stages = useData('stage.list', undefined).data;
  const sets = useData('groupSet.list', undefined).data;
  const options = (list: readonly { readonly id: number; readonly name: string }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Input
        ref={box}
        className={styles['search'] ?? ''}
        value={search}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('groups:search')}
        aria-label={t('groups:search')}
        onChange={(event) => narrowGroups({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') narrowGroups({ search: '' });
        }}
      />
      <Select
        allowClear
        className={styles['filter'] ?? ''}
        placeholder={t('groups:allKinds')}
        aria-label={t('groups:column.kind')}
        value={kindId}
        options={options(kinds?.filter((kind) => kind.groups > 0))}
        onChange={(id: number | null | undefined) => narrowGroups({ kindId: id ?? null })}
      />
      <Select
        allowClear
        className={styles['filter'] ?? ''}
        placeholder={t('groups:allStages')}
        aria-label={t('groups:column.stage')}
        value={stageId}
        options={options(stages)}
        onChange={(id: number | null | undefined) => narrowGroups({ stageId: id ?? null })}
      />
      {sets && sets.length > 0 ? (
        <Select
          allowClear
          className={styles['filter'] ?? ''}
          placeholder={t('groups:allSets')}
          aria-label={t('groups:set')}
          value={setId}
          options={options(sets)}
          onChange={(id: number | null | undefined) => narrowGroups({ setId: id ?? null })}
        />
      ) : null}
      <span className={styles['grow']} />
      <Segmented
        aria-label={t('groups:show')}
        value={archived ? 'archived' : 'live'}
        options={[
          { value: 'live', label: t('groups:live') },
          { value: 'archived', label: t('groups:archived') },
        ]}
        onChange={(value) => narrowGroups({ archived: value === 'archived' })}
      />
    </>
  );
}
