import { PlusOutlined } from '../../components/icons';
import { Button, Dropdown, Grid } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupSorts, type Group } from '#shared/contract/groups';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { ColumnChooser } from '../../components/DataTable/ColumnChooser';
import { columnsNamed } from '../../components/DataTable/columns';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { countOutside } from '../../components/DataTable/selection';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { goToSearch, ListPage } from '../../components/ListPage';
import { ExportButton } from '../../pickers/ExportButton';
import { ViewTabs } from '../../pickers/ViewTabs';
import viewStyles from '../../pickers/ViewTabs.module.css';
import { BulkBar } from './BulkBar';
import { useWarningText } from './Chips';
import { groupColumns, usualColumns } from './columns';
import { DutiesDrawer } from './DutiesDrawer';
import { useLimits, useMoment, useWhen } from './facts';
import { Filters, LiveSwitch } from './Filters';
import { KindsDrawer } from './KindsDrawer';
import { NewGroup } from './NewGroup';
import { SetsDrawer } from './SetsDrawer';
import { StagesDrawer } from './StagesDrawer';
import { clearFilters, filterOf, selectNone, showView, useGroupsUi, viewOf } from './uiStore';

const DRAWERS = ['sets', 'kinds', 'stages', 'duties'] as const;
type Drawer = (typeof DRAWERS)[number];

const loadGroups = (ids: number[]): Promise<readonly Group[]> => request('group.many', { ids });
const NONE: readonly number[] = [];
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
  const { selection, sort, ...narrowing } = useGroupsUi();
  const { archived, columns: chosen } = narrowing;
  const typed = useDeferredValue(narrowing);
  const [making, setMaking] = useState(false);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const box = useRef<HTMLInputElement>(null);

  const filter = useMemo(() => filterOf(typed, accountId), [typed, accountId]);
  const ids = useData('group.ids', { filter, sort }, { placeholderData: (previous) => previous }).data;
  const accounts = useData('account.list', undefined).data;
  const limits = useLimits();
  const when = useWhen();
  const moment = useMoment();
  const warningText = useWarningText();
  const { xl = false, xxl = false } = Grid.useBreakpoint();
  const every = useMemo(
    () => groupColumns({ t, accounts: accounts ?? [], limits, moment, when, warningText }),
    [t, accounts, limits, moment, when, warningText],
  );
  const shown = useMemo(
    () => (chosen.length === 0 ? usualColumns(every, { xl, xxl }) : chosen),
    [chosen, every, xl, xxl],
  );
  const columns = useMemo(() => columnsNamed(every, shown), [every, shown]);
  const view = viewOf({ ...narrowing, sort });

  useKeys(t('groups:keys.scope'), [
    { keys: '/', label: t('groups:searchKey'), run: () => goToSearch(box) },
    { keys: 'n', label: t('groups:newKey'), run: () => setMaking(true) },
  ]);

  const narrowed = Object.keys(filter).some((key) => key !== 'accountId' && key !== 'archived');
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('groups:new')}
    </Button>
  );
  const arranging = (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: DRAWERS.map((key) => ({ key, label: t(`groups:${key}.title`) })),
          onClick: ({ key }) => setDrawer(DRAWERS.find((name) => name === key) ?? null),
        }}
      >
        <Button type="text">{t('groups:arrange')}</Button>
      </Dropdown>
      {create}
    </>
  );
  const selected = Array.from(selection);
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
          {selected.length > 0 ? (
            <BulkBar ids={selected} outside={countOutside(selection, ids)} archived={archived} onDone={selectNone} />
          ) : null}
          <ExportButton exported={{ of: 'groups', accountId, all: ids ?? NONE, selected }} shown={shown} />
          {selected.length > 0 ? null : arranging}
        </>
      }
      tools={
        <div className={viewStyles['lines']}>
          <div className={viewStyles['line']}>
            <ViewTabs
              screen="groups"
              viewId={narrowing.viewId}
              now={view}
              plain={Object.keys(view.filter ?? {}).length === 0 && view.columns.length === 0}
              onShow={showView}
              onKept={(id) => useGroupsUi.setState({ viewId: id })}
            />
            <LiveSwitch />
            <ColumnChooser
              columns={every}
              shown={shown}
              onChange={(next) => useGroupsUi.setState({ columns: next })}
              onReset={() => useGroupsUi.setState({ columns: [] })}
            />
          </div>
          <div className={viewStyles['line']}>
            <Filters box={box} />
          </div>
        </div>
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
      {drawer === 'kinds' ? <KindsDrawer onClose={() => setDrawer(null)} /> : null}
      {drawer === 'stages' ? <StagesDrawer onClose={() => setDrawer(null)} /> : null}
      {drawer === 'sets' ? <SetsDrawer shown={ids} onClose={() => setDrawer(null)} /> : null}
      {drawer === 'duties' ? <DutiesDrawer onClose={() => setDrawer(null)} /> : null}
      {making ? <NewGroup onClose={() => setMaking(false)} /> : null}
    </ListPage>
  );
}
