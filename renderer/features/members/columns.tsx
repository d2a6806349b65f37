import type { TFunction } from 'i18next';
import type { Member } from '#shared/contract/members';
import type { ConditionField } from '#shared/domain/conditions';
import type { TableColumn } from '../../components/DataTable/DataTable';
import type { ConditionNames } from '../../pickers/useConditionNames';
import { Tags, type Marked } from './Tags';

const USUAL = ['name', 'remark', 'tags', 'layer', 'level', 'groups', 'joined', 'lastActive', 'points'];
// What a window of 1024 px has no room for.
const SPARED = ['remark', 'joined'];

/** The columns shown where the operator chose none. */
export const usualColumns = (roomy: boolean): readonly string[] =>
  roomy ? USUAL : USUAL.filter((id) => !SPARED.includes(id));

/** Of those who left: which groups, the last first, and when; `day` writes an instant as a day. */
export function leftColumns(t: TFunction, day: (at: number | null) => string): readonly TableColumn<Member>[] {
  const groups = (member: Member): string => member.left?.groups.join(t('conditions:separator')) ?? '';
  return [
    { id: 'leftGroups', header: t('members:column.leftGroups'), cell: groups, title: groups, width: 150, grow: true },
    {
      id: 'left',
      header: t('members:column.left'),
      cell: (member) => day(member.left?.at ?? null),
      width: 100,
      align: 'right',
      sortable: true,
      descFirst: true,
      filter: 'left',
    },
  ];
}

/** Every column of the members table, the operator's own at the end; `day` writes an instant as a day, `money` fen. */
export function memberColumns(
  t: TFunction,
  day: (at: number | null) => string,
  money: (fen: number) => string,
  names: ConditionNames,
): readonly TableColumn<Member>[] {
  const head = (id: string, field?: ConditionField) => ({
    id,
    header: t(`members:column.${id}`),
    sortable: true,
    ...(field === undefined ? {} : { filter: field }),
  });
  const text = (
    id: string,
    read: (member: Member) => string,
    width: number,
    field?: ConditionField,
    more: Partial<TableColumn<Member>> = {},
  ): TableColumn<Member> => ({ ...head(id, field), cell: read, title: read, width, ...more });
  const figure = (
    id: 'groups' | 'points' | 'strikes' | 'invited' | 'orders' | 'messages',
    width = 76,
  ): TableColumn<Member> => ({
    ...head(id, id),
    cell: (member) => member[id],
    width,
    align: 'right',
    descFirst: true,
  });
  const date = (id: string, read: (member: Member) => number | null, field: ConditionField): TableColumn<Member> => ({
    ...head(id, field),
    cell: (member) => day(read(member)),
    width: 100,
    align: 'right',
    descFirst: true,
  });
  const tags = new Map(
    names
      .choices('tag')
      .map(({ value, label, colour }): [number, Marked] => [Number(value), { label, colour: colour ?? '' }]),
  );
  // Worded once, not for every cell of every letter typed.
  const labels = (field: 'gender' | 'layer' | 'valueLayer' | 'role' | 'level' | 'talk'): ReadonlyMap<unknown, string> =>
    new Map(names.choices(field).map(({ value, label }) => [value, label]));
  const [genders, layers, valueLayers, roles] = [
    labels('gender'),
    labels('layer'),
    labels('valueLayer'),
    labels('role'),
  ];
  const [talk, separator] = [labels('talk'), t('conditions:separator')];
  const levels = labels('level');
  const tagsOf = (member: Member): readonly Marked[] =>
    member.tagIds.map((id) => tags.get(id)).filter((tag) => tag !== undefined);
  return [
    text('name', (member) => member.nickname, 132, 'name', { minWidth: 100, grow: true, opens: true }),
    text('remark', (member) => member.remark, 108, 'remark', { minWidth: 80 }),
    text('wechatId', (member) => member.wechatId ?? '', 130, 'wechatId'),
    text('phone', (member) => member.phone ?? '', 108, 'phone'),
    text('city', (member) => member.city, 72, 'city'),
    text('gender', (member) => genders.get(member.gender) ?? '', 64, 'gender'),
    {
      ...head('tags', 'tag'),
      cell: (member, room) => <Tags tags={tagsOf(member)} room={room} />,
      title: (member) =>
        tagsOf(member)
          .map((tag) => tag.label)
          .join(separator),
      width: 200,
      grow: true,
    },
    text('layer', (member) => layers.get(member.layer) ?? '', 88, 'layer', {
      descFirst: true,
    }),
    text('valueLayer', (member) => valueLayers.get(member.valueLayer) ?? '', 88, 'valueLayer', { descFirst: true }),
    text('level', (member) => levels.get(member.levelId) ?? '', 84, 'level', {
      descFirst: true,
    }),
    text('role', (member) => roles.get(member.role) ?? '', 76, 'role'),
    // A count in the cell, but what is looked for is a group.
    { ...figure('groups'), filter: 'group', filterName: names.field('group') },
    date('joined', (member) => member.lastJoinedAt, 'joined'),
    date('firstJoined', (member) => member.firstJoinedAt, 'firstJoined'),
    {
      ...date('lastActive', (member) => member.lastActive, 'lastActive'),
      // Who never spoke is somebody else than who is not known of.
      cell: (member) => day(member.lastActive) || (talk.get(member.talk) ?? ''),
      quiet: (member) => member.lastActive === null,
    },
    figure('messages', 104),
    figure('points'),
    figure('strikes', 104),
    figure('invited', 104),
    figure('orders', 104),
    {
      ...head('spent', 'spent'),
      cell: (member) => (member.spentFen === 0 ? '' : money(member.spentFen)),
      // A sheet adds up numbers.
      text: (member) => member.spentFen / 100,
      width: 96,
      align: 'right',
      descFirst: true,
    },
    text('channel', (member) => member.channel, 96, 'channel'),
    text('addedOn', (member) => member.addedOn ?? '', 100, 'addedOn', { align: 'right', descFirst: true }),
    date('created', (member) => member.createdAt, 'created'),
    ...names.own.map(
      ({ id, name }): TableColumn<Member> => ({
        id: `extra:${id}`,
        header: name,
        sortable: true,
        filter: `extra:${id}`,
        cell: (member) => member.extra[id] ?? '',
        title: (member) => member.extra[id] ?? '',
        width: 120,
      }),
    ),
  ];
}
