import { PlusOutlined } from '../../components/icons';
import { Button, Segmented, type InputRef } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupSorts, type Group, type GroupFilter } from '#shared/contract/groups';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { FilterSelect, ListPage, SearchBox } from '../../components/ListPage';
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
      ...(typed === '' ? {} : { search: typed }),
      ...(kindId === null ? {} : { kindId }),
      ...(stageId === null ? {} : { stageId }),
      ...(setId === null ? {} : { setId }),
      ...(archived ? { archived } : {}),
    }),
    [accountId, typed, kindId, stageId, setId, archived],
  );
  const ids = useData('group.ids', { filter, sort }, { placeholderData: (previous) => previous }).data;
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
    <ListPage
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
      tools={
        selection.size > 0 ? (
          <BulkBar ids={Array.from(selection)} archived={archived} onDone={() => selectGroups(new Set())} />
        ) : (
          <Filters box={box} />
        )
      }
      list={
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
          view={JSON.stringify(filter)}
          empty={empty}
          autoFocus
        />
      }
    >
      {kindsOpen ? <KindsDrawer onClose={() => setKindsOpen(false)} /> : null}
      {making ? <NewGroup onClose={() => setMaking(false)} /> : null}
    </ListPage>
  );
}

function Filters({ box }: { readonly box: React.RefObject<InputRef | null> }) {
  const { t } = useTranslation();
  const { search, kindId, stageId, setId, archived } = useGroupsUi();
  const kinds = useData('kind.list', undefined).data;
  const stages = useData('stage.list', undefined).data;
  const sets = useData('groupSet.list', undefined).data;
  return (
    <>
      <SearchBox
        box={box}
        label={t('groups:search')}
        value={search}
        onChange={(typed) => narrowGroups({ search: typed })}
      />
      <FilterSelect
        label={t('groups:column.kind')}
        all={t('groups:allKinds')}
        value={kindId}
        choices={kinds?.filter((kind) => kind.groups > 0)}
        onChange={(id) => narrowGroups({ kindId: id })}
      />
      <FilterSelect
        label={t('groups:column.stage')}
        all={t('groups:allStages')}
        value={stageId}
        choices={stages}
        onChange={(id) => narrowGroups({ stageId: id })}
      />
      {sets && sets.length > 0 ? (
        <FilterSelect
          label={t('groups:set')}
          all={t('groups:allSets')}
          value={setId}
          choices={sets}
          onChange={(id) => narrowGroups({ setId: id })}
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
