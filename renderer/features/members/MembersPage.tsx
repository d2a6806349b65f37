import { ImportOutlined, PlusOutlined } from '../../components/icons';
import { Button, Segmented, Select, type InputRef } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MemberFilter, memberRoles, type MemberRole, memberSorts } from '#shared/contract/members';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { ListPage, SearchBox } from '../../components/ListPage';
import { ExportButton } from '../../pickers/ExportButton';
import { BulkBar } from './BulkBar';
import { memberColumns } from './columns';
import { GroupSelect } from '../../pickers/GroupSelect';
import { ImportDialog } from './import/ImportDialog';
import { MemberDrawer } from './MemberDrawer';
import { MemberForm } from './MemberForm';
import styles from './members.module.css';
import { clearFilters, narrowMembers, showGroup, type Shown, useMembersUi } from './uiStore';
import { useDay } from './useDay';

const NONE: readonly number[] = [];
const select = (selection: ReadonlySet<number>): void => useMembersUi.setState({ selection });

function sortMembers({ by, desc }: Sort): void {
  const known = memberSorts.find((name) => name === by);
  if (known) useMembersUi.setState({ sort: { by: known, desc } });
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
  const { search, groupId, role, shown, sort, selection } = useMembersUi();
  const typed = useDeferredValue(search);
  const [making, setMaking] = useState(false);
  const [importing, setImporting] = useState(false);
  const box = useRef<InputRef>(null);
  const day = useDay();

  const filter = useMemo(
    (): MemberFilter => ({
      accountId,
      ...(typed === '' ? {} : { search: typed }),
      ...(groupId === null ? {} : { groupId }),
      ...(role === null ? {} : { role }),
      ...(shown === 'archived' ? { archived: true } : {}),
      ...(shown === 'left' ? { left: true } : {}),
    }),
    [accountId, typed, groupId, role, shown],
  );
  const { data: ids } = useData('member.ids', { filter, sort }, { placeholderData: (previous) => previous });
  const loadRows = useCallback((wanted: number[]) => request('member.many', { ids: wanted, accountId }), [accountId]);
  const columns = useMemo(() => memberColumns(t, day), [t, day]);

  useKeys(t('members:title'), [
    { keys: '/', label: t('members:key.search'), run: () => box.current?.focus({ cursor: 'all' }) },
    { keys: 'n', label: t('members:key.new'), run: () => setMaking(true) },
    { keys: 'i', label: t('members:key.import'), run: () => setImporting(true) },
  ]);

  const narrowed = typed !== '' || groupId !== null || role !== null;
  const take = (
    <Button type="primary" icon={<ImportOutlined />} onClick={() => setImporting(true)}>
      {t('members:import.open')}
    </Button>
  );
  const empty = narrowed ? (
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
      title={t('members:title')}
      info={ids ? t('members:count', { count: ids.length }) : null}
      extra={
        <>
          <ExportButton exported={{ of: 'members', accountId, all: ids ?? NONE, selected: Array.from(selection) }} />
          <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('members:new')}
          </Button>
          {take}
        </>
      }
      tools={
        selection.size > 0 ? (
          <BulkBar
            ids={Array.from(selection)}
            accountId={accountId}
            archived={shown === 'archived'}
            inGroup={shown === 'now' ? groupId : null}
            onDone={() => select(new Set())}
          />
        ) : (
          <Filters box={box} accountId={accountId} />
        )
      }
      list={
        <DataTable
          label={t('members:title')}
          ids={ids}
          route="member.many"
          loadRows={loadRows}
          columns={columns}
          sort={sort}
          onSort={sortMembers}
          selection={selection}
          onSelect={select}
          onOpen={(id) => go('members', id)}
          view={JSON.stringify(filter)}
          empty={empty}
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

function Filters({
  box,
  accountId,
}: {
  readonly box: React.RefObject<InputRef | null>;
  readonly accountId: number | null;
}) {
  const { t } = useTranslation();
  const { search, groupId, role, shown } = useMembersUi();
  return (
    <>
      <SearchBox
        box={box}
        label={t('members:search')}
        value={search}
        onChange={(typed) => narrowMembers({ search: typed })}
      />
      <GroupSelect
        label={t('members:column.group')}
        placeholder={t('members:allGroups')}
        accountId={accountId}
        value={groupId}
        width={190}
        onChange={(id) => narrowMembers({ groupId: id })}
      />
      <Select<MemberRole>
        allowClear
        style={{ width: 112 }}
        placeholder={t('members:allRoles')}
        aria-label={t('members:column.role')}
        value={role}
        options={memberRoles.map((value) => ({ value, label: t(`members:role.${value}`) }))}
        onChange={(value: MemberRole | undefined) => narrowMembers({ role: value ?? null })}
      />
      <span className={styles['grow']} />
      <Segmented<Shown>
        aria-label={t('members:show')}
        value={shown}
        options={(['now', 'left', 'archived'] as const).map((value) => ({ value, label: t(`members:shown.${value}`) }))}
        onChange={(value) => narrowMembers({ shown: value })}
      />
    </>
  );
}
