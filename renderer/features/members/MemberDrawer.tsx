import { Button, Drawer, Dropdown, Result, Skeleton, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberPage } from '#shared/contract/members';
import type { Standing } from '#shared/contract/memberPage';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { MoreOutlined } from '../../components/icons';
import { PAGE_DRAWER } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { InviteTree } from '../../pickers/InviteTree';
import { GroupDialog } from './BulkBar';
import { MemberForm } from './MemberForm';
import styles from './members.module.css';
import { MergeDialog } from './person/MergeDialog';
import { Overview } from './person/Overview';
import { Part } from './person/Part';
import { PersonHead } from './person/PersonHead';
import { PointLedger } from './person/PointLedger';
import { Purchases } from './person/Purchases';
import { Timeline } from './person/Timeline';
import { Violations } from './person/Violations';
import person from './person/person.module.css';
import { StayList } from './StayList';
import { usePersonUi, type PersonTab } from './uiStore';

interface MemberDrawerProps {
  readonly id: number;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

/** A member as a person: head with figures, then tabs from the overview to the timeline. */
export function MemberDrawer({ id, accountId, onClose }: MemberDrawerProps) {
  const { t } = useTranslation();
  const { data: member, error } = useData('member.get', { id, accountId });
  const standing = useData('member.standing', { id, accountId }).data;
  return (
    <Drawer
      open
      size={600}
      mask={false}
      rootClassName={PAGE_DRAWER}
      classNames={{ header: person['drawerHead'] ?? '', title: person['drawerTitle'] ?? '' }}
      title={
        <span className={person['title']} title={member?.nickname}>
          {member?.nickname ?? ''}{' '}
          {member && member.archivedAt !== null ? <Tag>{t('members:page.archived')}</Tag> : null}
        </span>
      }
      onClose={onClose}
      extra={member ? <Actions member={member} accountId={accountId} onClose={onClose} /> : null}
    >
      {error ? (
        <Result status="info" title={errorText(t, error)} />
      ) : member && standing ? (
        <>
          <PersonHead member={member} standing={standing} />
          <PersonTabs member={member} standing={standing} accountId={accountId} />
        </>
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
}

function PersonTabs(props: {
  readonly member: MemberPage;
  readonly standing: Standing;
  readonly accountId: number | null;
}) {
  const { member, standing, accountId } = props;
  const { id } = member;
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const tab = usePersonUi((now) => now.tab);
  const counted = (key: PersonTab, count: number): string =>
    count === 0 ? t(`person:tab.${key}`) : t('person:counted', { name: t(`person:tab.${key}`), count });
  return (
    <Tabs
      size="small"
      tabBarGutter={16}
      activeKey={tab}
      destroyOnHidden
      onChange={(key) => {
        const known = TABS.find((one) => one === key);
        if (known) usePersonUi.setState({ tab: known });
      }}
      items={[
        { key: 'overview', label: t('person:tab.overview'), children: <Overview {...props} /> },
        {
          key: 'groups',
          label: counted('groups', member.groups),
          children: <Groups member={member} accountId={accountId} />,
        },
        {
          key: 'invites',
          label: counted('invites', standing.invited),
          children: (
            <InviteTree key={id} accountId={accountId} personId={id} onOpen={(other) => go('members', other)} />
          ),
        },
        { key: 'points', label: t('person:tab.points'), children: <PointLedger id={id} accountId={accountId} /> },
        {
          key: 'orders',
          label: counted('orders', standing.orders),
          children: <Purchases id={id} accountId={accountId} />,
        },
        {
          key: 'violations',
          label: counted('violations', standing.strikes),
          children: <Violations id={id} accountId={accountId} />,
        },
        { key: 'timeline', label: t('person:tab.timeline'), children: <Timeline id={id} accountId={accountId} /> },
      ]}
    />
  );
}

const TABS: readonly PersonTab[] = ['overview', 'groups', 'invites', 'points', 'orders', 'violations', 'timeline'];

function Groups({ member, accountId }: { readonly member: MemberPage; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [joining, setJoining] = useState(false);
  const join = useWrite('member.join');
  return (
    <Part
      title={t('members:page.groups')}
      extra={
        <Button size="small" onClick={() => setJoining(true)}>
          {t('members:joinGroup')}
        </Button>
      }
    >
      <StayList member={member} />
      {joining ? (
        <GroupDialog
          title={t('members:bulk.join')}
          accountId={accountId}
          busy={join.isPending}
          onClose={() => setJoining(false)}
          onChosen={(groupId) =>
            join.mutate(
              { ids: [member.id], groupId },
              {
                onSuccess: ({ ids }) => {
                  setJoining(false);
                  offer(t('members:done.joined', { count: ids.length }));
                },
              },
            )
          }
        />
      ) : null}
    </Part>
  );
}

interface ActionsProps {
  readonly member: MemberPage;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

function Actions({ member, accountId, onClose }: ActionsProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const archive = useWrite('member.archive');
  const restore = useWrite('member.restore');
  const [open, setOpen] = useState<'form' | 'merge' | null>(null);
  const ids = [member.id];
  return (
    <div className={styles['foot']}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'merge', label: t('person:merge.open') },
            member.archivedAt === null
              ? { key: 'archive', label: t('app:common.archive') }
              : { key: 'restore', label: t('app:common.restore') },
          ],
          onClick: ({ key }) => {
            if (key === 'merge') setOpen('merge');
            else if (key === 'restore') restore.mutate({ ids });
            else
              archive.mutate(
                { ids },
                {
                  onSuccess: () => {
                    onClose();
                    offer(t('members:done.archived', { count: 1 }));
                  },
                },
              );
          },
        }}
      >
        <Button icon={<MoreOutlined />} title={t('app:common.more')} aria-label={t('app:common.more')} />
      </Dropdown>
      <Button type="primary" onClick={() => setOpen('form')}>
        {t('app:common.edit')}
      </Button>
      {open === 'form' ? <MemberForm member={member} accountId={accountId} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? (
        <MergeDialog
          member={member}
          accountId={accountId}
          onClose={() => setOpen(null)}
          onMerged={(kept) => {
            go('members', kept);
            offer(t('person:merge.done', { name: member.nickname }));
          }}
        />
      ) : null}
    </div>
  );
}
