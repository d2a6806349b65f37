import { ArrowLeftOutlined } from '../../components/icons';
import { Alert, Button, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { groupWarnings } from '#shared/domain/groups';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { useUndo } from '../../components/undo';
import { ExportButton } from '../../pickers/ExportButton';
import { HandoverButton } from '../../pickers/HandoverButton';
import { InviteTree } from '../../pickers/InviteTree';
import { Card } from './Card';
import { Chips } from './Chips';
import { useLimits, useMoment } from './facts';
import styles from './GroupPage.module.css';
import { GrowthCard, TalkCard } from './GrowthCard';
import { HelpersCard } from './HelpersCard';
import { MembersCard } from './MembersCard';
import { NameCard } from './NameCard';
import { NotesCard, ViolationsCard } from './NotesCard';
import { PathCard } from './PathCard';
import { PostsCard } from './PostsCard';
import { QrCard } from './QrCard';
import { SeatsCard } from './SeatsCard';
import { SetsCard } from './SetsCard';
import { StageCard } from './StageCard';
import { TextCard } from './TextCard';
import { WelcomeCard } from './WelcomeCard';

/** The page of one group: how it is called, what it is for, who runs it, where it stands. */
export function GroupPage({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const { data: group, error } = useData('group.get', { id });
  if (error)
    return (
      <Result
        status="info"
        title={t('groups:page.missing')}
        subTitle={errorText(t, error)}
        extra={<Button onClick={() => go('groups')}>{t('groups:page.back')}</Button>}
      />
    );
  if (!group) return <Skeleton active className={styles['waiting'] ?? ''} />;
  return <Page group={group} />;
}

function Page({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const accountId = useNavigation((now) => now.accountId);
  const { offer } = useUndo();
  const moment = useMoment();
  const warnings = groupWarnings(group, useLimits(), moment);
  const archive = useWrite('group.archive');
  const restore = useWrite('group.restore');
  const ids = [group.id];
  return (
    <div className={styles['screen']}>
      <PageHead
        title={
          <span className={styles['title']}>
            <Button
              type="text"
              icon={<ArrowLeftOutlined />}
              aria-label={t('groups:page.back')}
              title={t('groups:page.back')}
              onClick={() => go('groups')}
            />
            <span className={styles['name']} title={group.name}>
              {group.name}
            </span>
          </span>
        }
        info={<Chips warnings={warnings} />}
        extra={
          group.archived ? (
            <Button
              type="primary"
              onClick={() =>
                restore.mutate({ ids }, { onSuccess: () => offer(t('groups:done.restored', { count: 1 })) })
              }
            >
              {t('groups:page.restore')}
            </Button>
          ) : (
            <>
              <ExportButton exported={{ of: 'groups', accountId: null, all: ids, selected: [] }} />
              <HandoverButton accountId={group.operatingAccountId} groupId={group.id} name={group.name} />
              <Button
                onClick={() =>
                  archive.mutate({ ids }, { onSuccess: () => offer(t('groups:done.archived', { count: 1 })) })
                }
              >
                {t('groups:page.archive')}
              </Button>
            </>
          )
        }
      />
      {group.archived ? <Alert banner type="info" title={t('groups:page.archivedNote')} /> : null}
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <NameCard group={group} />
          <TextCard group={group} field="purpose" rows={2} />
          <TextCard group={group} field="notice" rows={4} copy />
          <TextCard group={group} field="rules" rows={3} copy />
          <WelcomeCard group={group} />
          <PathCard group={group} />
          <GrowthCard group={group} />
          <TalkCard group={group} />
          <Card title={t('groups:page.invites')}>
            <InviteTree accountId={accountId} groupId={group.id} onOpen={(id) => go('members', id)} />
          </Card>
          <TextCard group={group} field="note" rows={2} />
        </div>
        <div className={styles['side']}>
          <StageCard group={group} />
          <MembersCard group={group} />
          <SeatsCard group={group} />
          <HelpersCard group={group} moment={moment} />
          <QrCard group={group} moment={moment} />
          <PostsCard group={group} />
          <SetsCard group={group} />
          <ViolationsCard group={group} />
          <NotesCard group={group} />
        </div>
      </div>
    </div>
  );
}
