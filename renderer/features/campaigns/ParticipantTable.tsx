import { Grid, Segmented } from 'antd';
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
import { BulkTools } from '../../components/BulkTools';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { countOutside } from '../../components/DataTable/selection';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { goToSearch, SearchBox } from '../../components/ListPage';
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
  const letGo = (): void => select(NOBODY);
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
        <SearchBox box={box} label={t('campaigns:search')} value={search} onChange={setSearch} onEscape={letGo} />
        <Segmented<ParticipantKind>
          aria-label={t('campaigns:kind.label')}
          value={kind}
          options={participantKinds.map((value) => ({ value, label: t(`campaigns:kind.${value}`) }))}
          onChange={setKind}
        />
        <span className={styles['grow']} />
        {selection.size > 0 ? (
          <Bulk campaignId={id} ids={selected} outside={countOutside(selection, ids)} onDone={letGo} />
        ) : null}
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
  /** How many of them the list does not show. */
  readonly outside: number;
  readonly onDone: () => void;
}

function Bulk({ campaignId: id, ids, outside, onDone }: BulkProps) {
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
    <BulkTools
      of="people"
      count={ids.length}
      outside={outside}
      deeds={[
        {
          key: 'give',
          label: t('campaigns:do.give'),
          busy: writes.give.isPending,
          run: () => writes.give.mutate({ id, stageId: null, personIds }, done('given')),
        },
        {
          key: 'revoke',
          label: t('campaigns:do.revoke'),
          busy: writes.revoke.isPending,
          run: () => writes.revoke.mutate({ id, stageId: null, personIds }, done('revoked')),
        },
        {
          key: 'add',
          label: t('campaigns:do.add'),
          busy: writes.add.isPending,
          run: () => writes.add.mutate({ id, personIds }, done('added')),
        },
        {
          key: 'remove',
          label: t('campaigns:do.remove'),
          busy: writes.remove.isPending,
          run: () => writes.remove.mutate({ id, personIds }, done('removed')),
        },
      ]}
      onClear={onDone}
    />
  );
}
