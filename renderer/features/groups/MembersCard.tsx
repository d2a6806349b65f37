import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useNavigation } from '../../components/navigation';
import { RosterDialog } from '../../pickers/RosterDialog';
import { Card } from './Card';
import { useWhen } from './facts';
import { Gauge } from './Gauge';
import styles from './GroupPage.module.css';

/** How many members there are against capacity, and when the group was last and is next posted to. */
export function MembersCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const showMembersOf = useNavigation((now) => now.showMembersOf);
  const when = useWhen();
  const [comparing, setComparing] = useState(false);
  return (
    <Card
      title={t('groups:page.members')}
      extra={
        <>
          <Button size="small" onClick={() => setComparing(true)}>
            {t('members:roster.open')}
          </Button>
          <Button size="small" onClick={() => showMembersOf(group.id)}>
            {t('groups:page.openMembers')}
          </Button>
        </>
      }
    >
      {comparing ? <RosterDialog groupId={group.id} onClose={() => setComparing(false)} /> : null}
      <div className={styles['row']}>
        <Gauge group={group} wide />
      </div>
      <div className={styles['row']}>
        <span className={styles['value']}>
          {group.joinedLastDay > 0 ? <span>{t('groups:page.joined', { count: group.joinedLastDay })}</span> : null}
          <span className={styles['quiet']}>{t('groups:page.created', { date: when(group.createdAt) })}</span>
        </span>
      </div>
    </Card>
  );
}
