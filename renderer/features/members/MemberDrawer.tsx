import { Button, Drawer, Result, Skeleton, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberPage } from '#shared/contract/members';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { JoinDialog } from './BulkBar';
import { FriendList } from './FriendList';
import { MemberForm } from './MemberForm';
import styles from './members.module.css';
import { StayList } from './StayList';
import { useDay } from './useDay';

interface MemberDrawerProps {
  readonly id: number;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

/** Who a member is: accounts and remarks, groups with dates, inviter and invited, old names, note. */
export function MemberDrawer({ id, accountId, onClose }: MemberDrawerProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const { data: member, error } = useData('member.get', { id, accountId });
  const [editing, setEditing] = useState(false);
  const archive = useWrite('member.archive');
  const restore = useWrite('member.restore');
  return (
    <Drawer
      open
      size={480}
      mask={false}
      title={member?.nickname ?? ''}
      onClose={onClose}
      extra={
        member ? (
          <div className={styles['foot']}>
            {member.archivedAt === null ? (
              <Button
                onClick={() =>
                  archive.mutate(
                    { ids: [id] },
                    {
                      onSuccess: () => {
                        onClose();
                        offer(t('members:done.archived', { count: 1 }));
                      },
                    },
                  )
                }
              >
                {t('app:common.archive')}
              </Button>
            ) : (
              <Button onClick={() => restore.mutate({ ids: [id] })}>{t('app:common.restore')}</Button>
            )}
            <Button type="primary" onClick={() => setEditing(true)}>
              {t('app:common.edit')}
            </Button>
          </div>
        ) : null
      }
    >
      {error ? (
        <Result status="info" title={errorText(t, error)} />
      ) : member ? (
        <Parts member={member} accountId={accountId} />
      ) : (
        <Skeleton active />
      )}
      {editing && member ? (
        <MemberForm member={member} accountId={accountId} onClose={() => setEditing(false)} />
      ) : null}
    </Drawer>
  );
}

function Part({
  title,
  extra,
  children,
}: {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['part']}>
      <h2 className={styles['partHead']}>
        {title}
        {extra}
      </h2>
      {children}
    </section>
  );
}

function Parts({ member, accountId }: { readonly member: MemberPage; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const day = useDay();
  const [joining, setJoining] = useState(false);
  const facts: readonly (readonly [string, string])[] = [
    [t('members:column.wechatId'), member.wechatId ?? ''],
    [t('members:column.phone'), member.phone ?? ''],
    [t('members:column.city'), member.city],
    [t('members:column.gender'), member.gender === '' ? '' : t(`members:gender.${member.gender}`)],
    [t('members:page.oldNames'), member.oldNames.map((old) => old.nickname).join(t('members:page.separator'))],
    [t('members:page.since'), day(member.createdAt)],
    [t('members:column.note'), member.note],
  ];
  return (
    <>
      <Part
        title={t('members:page.who')}
        extra={member.archivedAt === null ? null : <Tag>{t('members:page.archived')}</Tag>}
      >
        <dl className={styles['facts']}>
          {facts
            .filter(([, text]) => text !== '')
            .flatMap(([name, text]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{text}</dd>])}
        </dl>
      </Part>
      <Part title={t('members:page.friends')}>
        <FriendList member={member} accountId={accountId} />
      </Part>
      <Part
        title={t('members:page.groups')}
        extra={
          <Button size="small" onClick={() => setJoining(true)}>
            {t('members:joinGroup')}
          </Button>
        }
      >
        <StayList member={member} />
      </Part>
      {member.invited.length === 0 ? null : (
        <Part title={t('members:page.invited', { count: member.invited.length })}>
          <ul className={styles['rows']}>
            {member.invited.map((one) => (
              <li key={`${one.id}-${one.groupName}`} className={styles['row']}>
                <div className={styles['main']}>
                  <Button type="link" className={styles['link'] ?? ''} onClick={() => go('members', one.id)}>
                    {one.nickname}
                  </Button>
                  <div className={styles['quiet']}>{one.groupName}</div>
                </div>
                <span className={styles['quiet']}>{day(one.joinedAt)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {joining ? (
        <JoinDialog
          ids={[member.id]}
          accountId={accountId}
          onClose={() => setJoining(false)}
          onJoined={(count) => {
            setJoining(false);
            offer(t('members:done.joined', { count }));
          }}
        />
      ) : null}
    </>
  );
}
