import type { TFunction } from 'i18next';
import type { Fission, Participant } from '#shared/contract/campaigns';
import { localDay } from '#shared/domain/time';
import type { TableColumn } from '../../components/DataTable/DataTable';
import { Rewards } from './Rewards';

/** The columns of the participants; when they came onto the list only where there is room for it. */
export function participantColumns(
  t: TFunction,
  stages: Fission['stages'],
  zone: string | undefined,
  roomy: boolean,
): readonly TableColumn<Participant>[] {
  const count = (key: 'invited' | 'lost' | 'present'): TableColumn<Participant> => ({
    id: key,
    header: t(`campaigns:sum.${key}`),
    cell: (row) => row[key],
    width: key === 'present' ? 92 : 68,
    align: 'right',
    sortable: true,
    descFirst: true,
  });
  const rewards = (ids: readonly number[]): string =>
    ids.map((id) => stages.find((stage) => stage.id === id)?.reward ?? '').join(t('conditions:separator'));
  const added: TableColumn<Participant> = {
    id: 'added',
    header: t('campaigns:column.added'),
    cell: (row) => (row.addedAt === null ? '' : localDay(row.addedAt, zone)),
    width: 100,
    align: 'right',
    sortable: true,
    descFirst: true,
  };
  return [
    {
      id: 'name',
      header: t('campaigns:column.member'),
      cell: (row) => row.nickname,
      title: (row) => [row.nickname, row.remark].filter(Boolean).join(' · '),
      width: 100,
      minWidth: 80,
      grow: true,
      sortable: true,
      opens: true,
    },
    count('present'),
    count('invited'),
    count('lost'),
    {
      id: 'owed',
      header: t('campaigns:column.owed'),
      cell: (row) => <Rewards due of={row.owed.map((stageId) => ({ stageId, lapsed: false }))} stages={stages} />,
      text: (row) => rewards(row.owed),
      width: 110,
      grow: true,
    },
    {
      id: 'granted',
      header: t('campaigns:column.granted'),
      cell: (row) => <Rewards of={row.granted} stages={stages} />,
      text: (row) => rewards(row.granted.map(({ stageId }) => stageId)),
      width: 110,
      grow: true,
    },
    ...(roomy ? [added] : []),
  ];
}
