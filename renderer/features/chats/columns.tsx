import type { TFunction } from 'i18next';
import type { GroupTalk } from '#shared/contract/chats';
import type { TableColumn } from '../../components/DataTable/DataTable';
import { Sparkline } from '../../components/Sparkline';

/** A group's talk as a table row. */
export type TalkRow = GroupTalk & { readonly id: number };

const SHOWN = 14;

/** Columns of the groups' talk. */
export const talkColumns = (t: TFunction, when: (at: number | null) => string): readonly TableColumn<TalkRow>[] => [
  {
    id: 'name',
    header: t('chats:column.group'),
    cell: (row) => row.name,
    title: (row) => row.name,
    width: 200,
    minWidth: 120,
    grow: true,
    sortable: true,
    opens: true,
  },
  {
    id: 'days',
    header: t('chats:column.days'),
    cell: (row) => (
      <Sparkline label={t('chats:spark', { name: row.name, count: row.messages })} up={row.days.slice(-SHOWN)} />
    ),
    width: 104,
  },
  {
    id: 'messages',
    header: t('chats:column.messages'),
    cell: (row) => row.messages,
    width: 96,
    align: 'right',
    sortable: true,
    descFirst: true,
  },
  {
    id: 'speakers',
    header: t('chats:column.speakers'),
    cell: (row) => row.speakers,
    width: 80,
    align: 'right',
    sortable: true,
    descFirst: true,
  },
  {
    id: 'silent',
    header: t('chats:column.silent'),
    cell: (row) => row.silent,
    width: 88,
    align: 'right',
    sortable: true,
    descFirst: true,
  },
  {
    id: 'unmatched',
    header: t('chats:column.unmatched'),
    cell: (row) => (row.unmatched === 0 ? '' : row.unmatched),
    width: 80,
    align: 'right',
    sortable: true,
    descFirst: true,
  },
  {
    id: 'lastAt',
    header: t('chats:column.lastAt'),
    cell: (row) => when(row.lastAt),
    width: 144,
    sortable: true,
    descFirst: true,
  },
];
