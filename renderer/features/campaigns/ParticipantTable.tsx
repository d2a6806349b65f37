import { Button, Grid, Segmented } from 'antd';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  participantKinds,
  participantSorts,
  type Campaign,
  type Fission,
  type ParticipantKind,
} from '#shared/contract/campaigns';
import type { Input } from '#shared/contract/index';
import { request } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { BulkTools, goToSearch, SearchBox } from '../../components/ListPage';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { ExportButton } from '../../pickers/ExportButton';
import styles from './campaigns.module.css';
import { participantColumns } from './columns';

interface ParticipantTableProps {
  readonly campaign: Campaign;
  readonly accountId: number | null;
  /** Counts only whom they brought into this group. */
  readonly groupId: number | null;
  readonly stages: Fission['stages'];
}

type ParticipantSort = Input<'campaign.participantIds'>['sort'];
const NOBODY: ReadonlySet<number> = new Set();
const NONE: readonly number[] = [];

/** Who takes part: the list and those who brought someone, what they brought, the rewards they reached and got. */
export function ParticipantTable({ campaign, accountId, groupId, stages }: ParticipantTableProps) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const box = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ParticipantKind>('all');
  const [search, setSearch] = useState('');
  const typed = useDeferredValue(search);
  const [sort, setSort] = useState<ParticipantSort>({ by: 'present', desc: true });
  const [selection, select] = useState(NOBODY);
  const zone = useData('setting.all', undefined).data?.zone;
  const roomy = Grid.useBreakpoint().xl === true;
  const { id } = campaign;
  const filter = useMemo(
    () => ({ accountId, id, groupId, kind, search: typed }),
    [accountId, id, groupId, kind, typed],
  );
  const ids = useData('campaign.participantIds', { filter, sort }, { placeholderData: (previous) => previous }).data;
  const loadRows = useCallback(
    (some: number[]) => request('campaign.participants', { accountId, id, groupId, ids: some }),
    [accountId, id, groupId],
  );
  useKeys(t('app:nav.campaigns'), [{ keys: '/', label: t('app:common.search'), run: () => goToSearch(box) }]);
  const columns = useMemo(() => participantColumns(t, stages, zone, roomy), [t, stages, zone, roomy]);
  const selected = useMemo(() => Array.from(selection), [selection]);
  const onSort = ({ by, desc }: Sort): void => {
    const known = participantSorts.find((one) => one === by);
    if (known) setSort({ by: known, desc });
  };
  return (
    <>
      <div className={styles['tools']}>
        {selection.size > 0 ? (
          <Bulk campaignId={id} ids={selected} onDone={() => select(NOBODY)} />
        ) : (
          <>
            <SearchBox box={box} label={t('campaigns:search')} value={search} onChange={setSearch} />
            <Segmented<ParticipantKind>
              aria-label={t('campaigns:kind.label')}
              value={kind}
              options={participantKinds.map((value) => ({ value, label: t(`campaigns:kind.${value}`) }))}
              onChange={setKind}
            />
          </>
        )}
        <span className={styles['grow']} />
        <ExportButton
          exported={{ of: 'participants', accountId, campaignId: id, groupId, all: ids ?? NONE, selected }}
        />
      </div>
      <div className={styles['list']}>
        <DataTable
          label={t('campaigns:tab.people')}
          ids={ids}
          route="campaign.participants"
          loadRows={loadRows}
          of={`${accountId} ${id} ${groupId}`}
          columns={columns}
          sort={sort}
          onSort={onSort}
          selection={selection}
          onSelect={select}
          onOpen={(person) => go('members', person)}
          view={JSON.stringify(filter)}
          empty={
            kind === 'all' && typed === '' ? (
              <EmptyState title={t('campaigns:nobody.all')} text={t('campaigns:nobody.allText')} />
            ) : (
              <EmptyState title={t('campaigns:nobody.none')} />
            )
          }
        />
      </div>
    </>
  );
}

interface BulkProps {
  readonly campaignId: number;
  readonly ids: readonly number[];
  readonly onDone: () => void;
}

function Bulk({ campaignId: id, ids, onDone }: BulkProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const writes = {
    give: useWrite('campaign.grant'),
    revoke: useWrite('campaign.revoke'),
    add: useWrite('campaign.addMembers'),
    remove: useWrite('campaign.removeMembers'),
  };
  const personIds = [...ids];
  const done = (key: string) => ({
    onSuccess: ({ ids: changed }: { readonly ids: readonly number[] }) => {
      onDone();
      offer(t(`campaigns:${key}`, { count: changed.length }));
    },
  });
  return (
    <BulkTools label={t('campaigns:selected', { count: ids.length })} clear={t('campaigns:clear')} onClear={onDone}>
      <Button
        loading={writes.give.isPending}
        onClick={() => writes.give.mutate({ id, stageId: null, personIds }, done('given'))}
      >
        {t('campaigns:do.give')}
      </Button>
      <Button
        loading={writes.revoke.isPending}
        onClick={() => writes.revoke.mutate({ id, stageId: null, personIds }, done('revoked'))}
      >
        {t('campaigns:do.revoke')}
      </Button>
      <Button loading={writes.add.isPending} onClick={() => writes.add.mutate({ id, personIds }, done('added'))}>
        {t('campaigns:do.add')}
      </Button>
      <Button
        loading={writes.remove.isPending}
        onClick={() => writes.remove.mutate({ id, personIds }, done('removed'))}
      >
        {t('campaigns:do.remove')}
      </Button>
    </BulkTools>
  );
}
