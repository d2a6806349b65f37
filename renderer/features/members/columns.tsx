import type { TFunction } from 'i18next';
import type { Member } from '#shared/contract/members';
import type { TableColumn } from '../../components/DataTable/DataTable';

/** The columns of the members table; `day` writes an instant as a day. */
export function memberColumns(t: TFunction, day: (at: number | null) => string): readonly TableColumn<Member>[] {
  const text = (
    id: 'nickname' | 'remark' | 'wechatId' | 'phone' | 'city',
    width: number,
    more: Partial<TableColumn<Member>> = {},
  ): TableColumn<Member> => ({
    id,
    header: t(`members:column.${id}`),
    cell: (member) => member[id],
    title: (member) => member[id] ?? '',
    width,
    ...more,
  });
  return [
    text('nickname', 132, { id: 'name', minWidth: 100, grow: true, sortable: true, opens: true }),
    text('remark', 96, { minWidth: 80, grow: true }),
    text('wechatId', 130),
    text('phone', 104),
    text('city', 64, { sortable: true }),
    {
      id: 'role',
      header: t('members:column.role'),
      cell: (member) => (member.role === null ? '' : t(`members:role.${member.role}`)),
      width: 76,
    },
    {
      id: 'groups',
      header: t('members:column.groups'),
      cell: (member) => member.groups,
      width: 68,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
    {
      id: 'joined',
      header: t('members:column.joined'),
      cell: (member) => day(member.lastJoinedAt),
      width: 96,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
  ];
}
