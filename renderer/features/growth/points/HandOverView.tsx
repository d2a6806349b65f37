import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Redemption } from '#shared/contract/points';
import { localDay } from '#shared/domain/time';
import { request } from '../../../api/client';
import { useData, useWrite } from '../../../api/hooks';
import { DataTable, type TableColumn } from '../../../components/DataTable/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { useNavigation } from '../../../components/navigation';
import { useUndo } from '../../../components/undo';
import styles from './points.module.css';

const nothing: ReadonlySet<number> = new Set();

/** What was redeemed and still has to be handed over; ticked off as it goes out. */
export function HandOverView({ accountId }: { readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const [handed, setHanded] = useState(false);
  const [selection, select] = useState(nothing);
  const hand = useWrite('redemption.hand');
  const zone = useData('setting.all', undefined).data?.zone;
  const ids = useData('redemption.ids', { accountId, handed }, { placeholderData: (previous) => previous }).data;
  const loadRows = useMemo(() => (some: number[]) => request('redemption.many', { accountId, ids: some }), [accountId]);
  const columns = useMemo(
    (): readonly TableColumn<Redemption>[] => [
      {
        id: 'name',
        header: t('points:column.name'),
        cell: (row) => row.nickname,
        title: (row) => row.nickname,
        width: 160,
        grow: true,
        opens: true,
      },
      {
        id: 'reward',
        header: t('points:reward.name'),
        cell: (row) => row.rewardName,
        title: (row) => row.rewardName,
        width: 160,
        grow: true,
      },
      { id: 'cost', header: t('points:reward.cost'), cell: (row) => row.cost, width: 96, align: 'right' },
      {
        id: 'day',
        header: t('points:column.redeemedOn'),
        cell: (row) => localDay(row.at, zone),
        width: 112,
        align: 'right',
      },
    ],
    [t, zone],
  );
  return (
    <>
      <div className={styles['tools']}>
        <Segmented<boolean>
          aria-label={t('points:view.handOver')}
          value={handed}
          options={[
            { value: false, label: t('points:waiting') },
            { value: true, label: t('points:handed') },
          ]}
          onChange={(next) => {
            setHanded(next);
            select(nothing);
          }}
        />
        <Button
          disabled={selection.size === 0}
          loading={hand.isPending}
          onClick={() =>
            hand.mutate(
              { ids: Array.from(selection).slice(0, 500), handed: !handed },
              {
                onSuccess: ({ ids: changed }) => {
                  offer(t(handed ? 'points:done.unhanded' : 'points:done.handed', { count: changed.length }));
                  select(nothing);
                },
              },
            )
          }
        >
          {t(handed ? 'points:unhand' : 'points:hand')}
        </Button>
      </div>
      <div className={styles['table']}>
        <DataTable
          label={t('points:view.handOver')}
          ids={ids}
          route="redemption.many"
          loadRows={loadRows}
          of={String(accountId)}
          columns={columns}
          selection={selection}
          onSelect={select}
          onOpen={(id) => void openMember(id)}
          view={String(handed)}
          empty={<EmptyState title={t(handed ? 'points:nothingHanded' : 'points:nothingWaits')} />}
        />
      </div>
    </>
  );

  async function openMember(id: number): Promise<void> {
    const [row] = await request('redemption.many', { accountId, ids: [id] });
    if (row) go('members', row.personId);
  }
}
