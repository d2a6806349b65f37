import type { TFunction } from 'i18next';
import type { Account } from '#shared/contract/accounts';
import type { Group } from '#shared/contract/groups';
import { daysUntil, groupWarnings, type GroupLimits, type GroupWarning } from '#shared/domain/groups';
import type { Moment } from '#shared/domain/time';
import type { TableColumn } from '../../components/DataTable/DataTable';
import { AccountName, Chips } from './Chips';
import { Gauge } from './Gauge';
import { Growth } from './Growth';
import styles from './GroupTable.module.css';

/** What the cells need to know besides the group. */
export interface ColumnFacts {
  readonly t: TFunction;
  readonly accounts: readonly Account[];
  readonly limits: GroupLimits;
  readonly moment: Moment;
  readonly when: (at: number) => string;
  readonly warningText: (warning: GroupWarning) => string;
}

/** The columns shown where the operator chose none: what a warning tells anyway only on a wide screen, what the page tells not on a small one. */
export function usualColumns(every: readonly { readonly id: string }[], { xl = false, xxl = false }): string[] {
  const folded = [...(xxl ? [] : ['standby', 'qr']), ...(xl ? [] : ['kind', 'growth', 'activity'])];
  return every.map(({ id }) => id).filter((id) => !folded.includes(id));
}

/** The columns of the groups table. */
export function groupColumns(facts: ColumnFacts): readonly TableColumn<Group>[] {
  const { t, accounts, limits, moment, when, warningText } = facts;
  const account = (id: number | null): Account | undefined => accounts.find((one) => one.id === id);
  const standbys = (group: Group): string =>
    group.standbyAccountIds.map((id) => account(id)?.name ?? '').join(t('groups:listSeparator'));
  const qr = (group: Group): string => {
    if (group.qrValidUntil === null) return '';
    const left = daysUntil(group.qrValidUntil, moment);
    return left < 0 ? t('groups:qr.lapsed') : left === 0 ? t('groups:qr.today') : t('groups:qr.left', { count: left });
  };
  const sum = (days: readonly number[]): number => days.reduce((total, count) => total + count, 0);
  const at = (instant: number | null): string => (instant === null ? '' : when(instant));
  return [
    {
      id: 'name',
      header: t('groups:column.name'),
      cell: (group) => group.name,
      title: (group) => group.name,
      width: 156,
      minWidth: 120,
      grow: true,
      sortable: true,
      opens: true,
    },
    {
      id: 'warnings',
      header: t('groups:column.warnings'),
      cell: (group) => <Chips warnings={groupWarnings(group, limits, moment)} />,
      title: (group) => groupWarnings(group, limits, moment).map(warningText).join(t('groups:listSeparator')),
      width: 136,
      minWidth: 72,
      sortable: true,
      descFirst: true,
    },
    {
      id: 'kind',
      header: t('groups:column.kind'),
      cell: (group) => group.kindName,
      title: (group) => group.kindName,
      width: 84,
      sortable: true,
    },
    {
      id: 'account',
      header: t('groups:column.account'),
      cell: (group) => {
        const one = account(group.operatingAccountId);
        return one ? <AccountName name={one.name} colour={one.colour} /> : null;
      },
      title: (group) => account(group.operatingAccountId)?.name ?? '',
      width: 92,
      sortable: true,
    },
    {
      id: 'standby',
      header: t('groups:column.standby'),
      cell: standbys,
      title: standbys,
      width: 88,
      sortable: true,
    },
    {
      id: 'members',
      header: t('groups:column.members'),
      cell: (group) => <Gauge group={group} />,
      text: (group) => group.members,
      width: 96,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
    {
      id: 'stage',
      header: t('groups:column.stage'),
      cell: (group) => group.stageName,
      title: (group) => (group.stageSince ? t('groups:stage.since', { date: group.stageSince }) : ''),
      width: 76,
      sortable: true,
    },
    {
      id: 'qr',
      header: t('groups:column.qr'),
      cell: (group) => {
        const left = group.qrValidUntil === null ? null : daysUntil(group.qrValidUntil, moment);
        return <span className={left !== null && left < 0 ? styles['late'] : undefined}>{qr(group)}</span>;
      },
      text: qr,
      width: 76,
      align: 'right',
      sortable: true,
    },
    {
      id: 'growth',
      header: t('groups:column.growth'),
      cell: (group) => <Growth joins={group.joins} leaves={group.leaves} />,
      text: ({ joins, leaves }) => sum(joins) - sum(leaves),
      width: 92,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
    {
      id: 'activity',
      header: t('groups:column.activity'),
      cell: (group) =>
        group.messages === 0 ? null : t('groups:activity', { messages: group.messages, speakers: group.speakers }),
      title: (group) =>
        group.messages === 0
          ? ''
          : t('groups:activityLong', { messages: group.messages, speakers: group.speakers, days: group.joins.length }),
      width: 115,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
    {
      id: 'lastPost',
      header: t('groups:column.lastPost'),
      cell: (group) => at(group.lastPostAt),
      width: 89,
      align: 'right',
      sortable: true,
      descFirst: true,
    },
    {
      id: 'nextPost',
      header: t('groups:column.nextPost'),
      cell: (group) => (
        <span className={group.nextPostAt !== null && group.nextPostAt < moment.now ? styles['late'] : undefined}>
          {at(group.nextPostAt)}
        </span>
      ),
      text: (group) => at(group.nextPostAt),
      width: 89,
      align: 'right',
      sortable: true,
    },
  ];
}
