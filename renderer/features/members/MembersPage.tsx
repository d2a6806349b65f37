import { ImportOutlined, PlusOutlined } from '../../components/icons';
import { Button, Grid } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberSort } from '#shared/contract/members';
import type { ConditionField } from '#shared/domain/conditions';
import { request } from '../../api/client';
import { ColumnChooser } from '../../components/DataTable/ColumnChooser';
import { columnsNamed } from '../../components/DataTable/columns';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { countOutside } from '../../components/DataTable/selection';
import { EmptyState } from '../../components/EmptyState';
import { LoadError } from '../../components/LoadError';
import { useKeys } from '../../components/keys';
import { useMoney } from '../../components/money';
import { useNavigation } from '../../components/navigation';
import { goToSearch, ListPage } from '../../components/ListPage';
import { useToday } from '../../pickers/ConditionEditor';
import { ExportButton } from '../../pickers/ExportButton';
import { useConditionNames } from '../../pickers/useConditionNames';
import { ViewTabs } from '../../pickers/ViewTabs';
import viewStyles from '../../pickers/ViewTabs.module.css';
import { BulkBar } from './BulkBar';
import { leftColumns, memberColumns, usualColumns } from './columns';
import { addFilter, FilterBar, ShownSwitch } from './FilterBar';
import { ImportDialog } from './import/ImportDialog';
import { MemberDrawer } from './MemberDrawer';
import { MemberForm } from './MemberForm';
import {
  clearFilters,
  filterOf,
  onlyGroup,
  showGroup,
  selectNobody,
  showView,
  showWhere,
  useMembersUi,
} from './uiStore';
import { useDay } from './useDay';
import { rowsOf, useMemberList } from './useMemberList';

const NONE: readonly number[] = [];
const NOBODY = new Uint32Array(0);
const select = (selection: ReadonlySet<number>): void => useMembersUi.setState({ selection });

function sortMembers(asked: Sort): void {
  const { data: sort } = MemberSort.safeParse(asked);
  if (sort) useMembersUi.setState({ sort });
}

/** Members screen: everyone of the workspace, searched, narrowed and sorted; the open one in a drawer. */
export default function MembersPage() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const open = useNavigation((now) => now.id);
  const go = useNavigation((now) => now.go);
  const membersOf = useNavigation((now) => now.membersOf);
  useEffect(() => {
    if (membersOf === null) return;
    showGroup(membersOf);
    useNavigation.setState({ membersOf: null });
  }, [membersOf]);
  const membersWhere = useNavigation((now) => now.membersWhere);
  useEffect(() => {
    if (membersWhere === null) return;
    showWhere(membersWhere);
    useNavigation.setState({ membersWhere: null });
  }, [membersWhere]);
  const { search: typed, where, shown, sort, columns: chosen, viewId, selection } = useMembersUi();
  const groupId = onlyGroup(where);
  const [making, setMaking] = useState(false);
  const [importing, setImporting] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const day = useDay();
  const money = useMoney();
  const today = useToday();

  const filter = useMemo(() => filterOf(accountId, { search: typed, where, shown }), [accountId, typed, where, shown]);
  const found = useMemberList(filter, sort);
  const ids = found.error ? NOBODY : found.data?.ids;
  const openMember = useCallback((id: number) => go('members', id), [go]);
  const of = rowsOf(filter);
  const loadRows = useCallback(
    (wanted: number[]) => {
      const left = filter.left ? { left: { groupId: filter.groupId ?? null } } : {};
      return request('member.many', { ids: wanted, accountId: filter.accountId, ...left });
    },
    // The same rows are loaded the same way whatever is searched for.
    // oxlint-disable-next-line react/exhaustive-deps
    [of],
  );
  const names = useConditionNames(accountId, where);
  const every = useMemo(() => memberColumns(t, day, money, names), [t, day, money, names]);
  const roomy = Grid.useBreakpoint().xl === true;
  // What was left, and when, stands where there is room for more else.
  const shownColumns = useMemo(
    () => (chosen.length === 0 ? usualColumns(roomy && shown !== 'left') : chosen),
    [chosen, roomy, shown],
  );
  const gone = shown === 'left';
  const columns = useMemo(() => {
    const [first, ...rest] = columnsNamed(every, shownColumns);
    return first && gone ? [first, ...leftColumns(t, day), ...rest] : columnsNamed(every, shownColumns);
  }, [every, shownColumns, gone, t, day]);
  const selected = useMemo(() => Array.from(selection), [selection]);
  const outside = useMemo(() => countOutside(selection, ids), [selection, ids]);
  // Each column's filter was given by `memberColumns`, as a field of conditions.
  const filterBy = useCallback((field: string) => addFilter(field as ConditionField, today), [today]);
  const filtered = useMemo((): string[] => where.map((one) => one.field), [where]);

  const words = useMemo(
    () => ({
      title: t('members:title'),
      search: t('members:key.search'),
      making: t('members:key.new'),
      importing: t('members:key.import'),
    }),
    [t],
  );
  useKeys(words.title, [
    { keys: '/', label: words.search, run: () => goToSearch(box) },
    { keys: 'n', label: words.making, run: () => setMaking(true) },
    { keys: 'i', label: words.importing, run: () => setImporting(true) },
  ]);

  const narrowed = typed !== '' || where.length > 0;
  const take = useMemo(
    () => (
      <Button type="primary" icon={<ImportOutlined />} onClick={() => setImporting(true)}>
        {t('members:import.open')}
      </Button>
    ),
    [t],
  );
  const buttons = useMemo(
    () => (
      <>
        <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t('members:new')}
        </Button>
        {take}
      </>
    ),
    [t, take],
  );
  // A letter typed draws the table anew, not the tools above it.
  const tools = useMemo(
    () => (
      <div className={viewStyles['lines']}>
        <div className={viewStyles['line']}>
          <ViewTabs
            screen="members"
            viewId={viewId}
            now={{ where: [...where], columns: [...chosen], sort }}
            plain={where.length === 0 && chosen.length === 0}
            onShow={showView}
            onKept={(id) => useMembersUi.setState({ viewId: id })}
          />
          <ShownSwitch />
          <ColumnChooser
            columns={every}
            shown={shownColumns}
            onChange={(next) => useMembersUi.setState({ columns: next })}
            onReset={() => useMembersUi.setState({ columns: [] })}
          />
        </div>
        <FilterBar box={box} accountId={accountId} names={names} />
      </div>
    ),
    [viewId, where, chosen, sort, every, shownColumns, accountId, names],
  );
  const nothing = () =>
    found.error ? (
      <LoadError error={found.error} onRetry={() => void found.refetch()} />
    ) : narrowed ? (
      <EmptyState
        title={t('members:empty.filtered')}
        action={<Button onClick={clearFilters}>{t('members:empty.clear')}</Button>}
      />
    ) : shown === 'now' ? (
      <EmptyState title={t('members:empty.title')} text={t('members:empty.text')} action={take} />
    ) : (
      <EmptyState title={t(`members:empty.${shown}`)} />
    );
  return (
    <ListPage
      title={words.title}
      info={ids ? t('members:count', { count: ids.length }) : null}
      extra={
        <>
          {selected.length > 0 ? (
            <BulkBar
              ids={selected}
              outside={outside}
              accountId={accountId}
              archived={shown === 'archived'}
              inGroup={shown === 'now' && outside === 0 ? groupId : null}
              onDone={selectNobody}
            />
          ) : null}
          <ExportButton exported={{ of: 'members', accountId, all: ids ?? NONE, selected }} shown={shownColumns} />
          {selected.length > 0 ? null : buttons}
        </>
      }
      tools={tools}
      list={
        <DataTable
          label={words.title}
          ids={ids}
          route="member.many"
          loadRows={loadRows}
          of={of}
          columns={columns}
          sort={sort}
          onSort={sortMembers}
          sortsByTwo
          onFilter={filterBy}
          filtered={filtered}
          selection={selection}
          onSelect={select}
          onOpen={openMember}
          view={found.data?.view ?? ''}
          // Few letters find nobody: a table with rows is not drawn anew for what it does not show.
          empty={ids?.length === 0 ? nothing() : null}
          autoFocus
        />
      }
    >
      {open === null ? null : <MemberDrawer key={open} id={open} accountId={accountId} onClose={() => go('members')} />}
      {making ? <MemberForm member={null} accountId={accountId} onClose={() => setMaking(false)} /> : null}
      {importing ? <ImportDialog accountId={accountId} groupId={groupId} onClose={() => setImporting(false)} /> : null}
    </ListPage>
  );
}
