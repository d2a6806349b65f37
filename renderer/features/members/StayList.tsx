import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type MemberPage, memberRoles, type MemberRole, type Stay } from '#shared/contract/members';
import { useWrite } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import styles from './members.module.css';
import { useDay } from './useDay';

/** The groups a member is or was in: role, dates, who invited them. */
export function StayList({ member }: { readonly member: MemberPage }) {
  const { t } = useTranslation();
  if (member.stays.length === 0) return <p className={styles['quiet']}>{t('members:page.noGroups')}</p>;
  return (
    <ul className={styles['rows']}>
      {member.stays.map((stay) => (
        <StayRow key={stay.id} memberId={member.id} stay={stay} />
      ))}
    </ul>
  );
}

function StayRow({ memberId, stay }: { readonly memberId: number; readonly stay: Stay }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const day = useDay();
  const setRole = useWrite('member.setRole');
  const leave = useWrite('member.leave');
  const { groupId } = stay;
  const dates =
    stay.leftAt === null
      ? t('members:page.joined', { day: day(stay.joinedAt) || t('members:page.unknownDay') })
      : t('members:page.stayed', {
          from: day(stay.joinedAt) || t('members:page.unknownDay'),
          to: day(stay.leftAt),
          how: t(`members:left.${stay.leftHow || 'unknown'}`),
        });
  return (
    <li className={styles['row']}>
      <div className={styles['main']}>
        <Button type="link" className={styles['link'] ?? ''} onClick={() => go('groups', groupId)}>
          {stay.groupName}
        </Button>
        <div className={styles['quiet']}>
          {dates}
          {stay.nickname === '' ? null : ` · ${t('members:page.called', { name: stay.nickname })}`}
        </div>
        {stay.inviter ? (
          <div className={styles['quiet']}>
            {t('members:page.inviter')}{' '}
            <Button
              type="link"
              size="small"
              className={styles['link'] ?? ''}
              onClick={() => go('members', stay.inviter?.id ?? null)}
            >
              {stay.inviter.nickname}
            </Button>
          </div>
        ) : null}
      </div>
      {stay.leftAt === null ? (
        <>
          <Select<MemberRole>
            size="small"
            style={{ width: 92 }}
            aria-label={t('members:column.role')}
            value={stay.role}
            options={memberRoles.map((value) => ({ value, label: t(`members:role.${value}`) }))}
            onChange={(role) => setRole.mutate({ ids: [memberId], groupId, role })}
          />
          <Button
            size="small"
            onClick={() =>
              leave.mutate(
                { ids: [memberId], groupId, how: 'left' },
                { onSuccess: () => offer(t('members:done.left', { count: 1 })) },
              )
            }
          >
            {t('members:page.leave')}
          </Button>
        </>
      ) : null}
    </li>
  );
}
