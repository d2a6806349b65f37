import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankedMember, RankingFilter } from '#shared/contract/points';
import { addDays } from '#shared/domain/time';
import { request } from '../../../api/client';
import { useData } from '../../../api/hooks';
import { DataTable, type TableColumn } from '../../../components/DataTable/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { useNavigation } from '../../../components/navigation';
import { Sparkline } from '../../../components/Sparkline';
import { useToday } from '../../../pickers/ConditionEditor';
import { GroupSelect } from '../../../pickers/GroupSelect';
import styles from './points.module.css';

const periods = ['week', 'month', 'lastMonth', 'ever'] as const;
type Period = (typeof periods)[number];

const DAYS = 30;

/** Who has most points, by what they earned in a time or by what they have; and what each of the last days gave. */
export function RankingView({ accountId }: { readonly accountId: number | null }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const today = useToday();
  const [period, setPeriod] = useState<Period>('month');
  const [groupId, setGroup] = useState<number | null>(null);
  const [by, setBy] = useState<RankingFilter['by']>('earned');
  const filter = useMemo(() => ({ accountId, groupId, ...daysOf(period, today) }), [accountId, groupId, period, today]);
  const ids = useData('point.ranking', { ...filter, by }, { placeholderData: (previous) => previous }).data;
  const loadRows = useMemo(() => (some: number[]) => request('point.ranked', { ...filter, ids: some }), [filter]);
  const from = addDays(today, 1 - DAYS);
  const days = useData('point.perDay', { accountId, from, to: today }).data;
  const given = Array.from({ length: DAYS }, (_, at) => {
    const day = addDays(from, at);
    return days?.find((one) => one.day === day)?.given ?? 0;
  });
  const columns = useMemo((): readonly TableColumn<RankedMember>[] => {
    const places = new Map(Array.from(ids ?? [], (id, at) => [id, at + 1]));
    return [
      { id: 'place', header: t('points:column.place'), cell: ({ id }) => places.get(id), width: 56, align: 'right' },
      {
        id: 'name',
        header: t('points:column.name'),
        cell: (row) => row.nickname,
        title: (row) => row.nickname,
        width: 200,
        grow: true,
        opens: true,
      },
      { id: 'earned', header: t('points:column.earned'), cell: (row) => row.earned, width: 120, align: 'right' },
      { id: 'balance', header: t('points:column.balance'), cell: (row) => row.balance, width: 120, align: 'right' },
    ];
  }, [t, ids]);
  return (
    <>
      <div className={styles['tools']}>
        <Segmented<RankingFilter['by']>
          aria-label={t('points:rankBy')}
          value={by}
          options={(['earned', 'balance'] as const).map((value) => ({ value, label: t(`points:by.${value}`) }))}
          onChange={setBy}
        />
        {by === 'earned' ? (
          <Select<Period>
            aria-label={t('points:period.label')}
            style={{ width: 112 }}
            value={period}
            options={periods.map((value) => ({ value, label: t(`points:period.${value}`) }))}
            onChange={setPeriod}
          />
        ) : null}
        <GroupSelect
          label={t('points:group')}
          placeholder={t('points:allGroups')}
          accountId={accountId}
          value={groupId}
          width={190}
          onChange={setGroup}
        />
        <span className={styles['grow']} />
        <span className={styles['days']}>
          {t('points:lastDays', { count: DAYS, points: given.reduce((sum, one) => sum + one, 0) })}
          <Sparkline label={t('points:perDay')} up={given} />
        </span>
      </div>
      <div className={styles['table']}>
        <DataTable
          label={t('points:view.ranking')}
          ids={ids}
          route="point.ranked"
          loadRows={loadRows}
          of={JSON.stringify(filter)}
          columns={columns}
          onOpen={(id) => go('members', id)}
          view={JSON.stringify([filter, by])}
          empty={<EmptyState title={t('points:noRanking')} text={t('points:noRankingText')} />}
        />
      </div>
    </>
  );
}

function daysOf(period: Period, today: string): { readonly from: string | null; readonly to: string | null } {
  const first = `${today.slice(0, 8)}01`;
  switch (period) {
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: `${addDays(first, -1).slice(0, 8)}01`, to: addDays(first, -1) };
    case 'ever':
      return { from: null, to: null };
  }
}
