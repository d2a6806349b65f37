import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useData } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { useNow } from '../../components/useNow';
import { Button } from 'antd';
import { Card } from './Card';
import { useWhen } from './facts';
import styles from './GroupPage.module.css';

/** What goes to the group next and what went there last. */
export function PostsCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const when = useWhen();
  const now = useNow();
  const posts = useData('group.posts', { id: group.id }).data ?? { next: [], last: [] };
  const list = (label: string, rows: typeof posts.next, none: string) => (
    <>
      <div className={styles['area']}>{label}</div>
      {rows.length === 0 ? <p className={styles['legend']}>{none}</p> : null}
      <ul className={styles['posts']} aria-label={label}>
        {rows.map(({ deliveryId, slotId, title, dueAt, doneAt }) => (
          <li key={deliveryId}>
            <button type="button" title={title} onClick={() => go('calendar', slotId)}>
              <time>{when(doneAt ?? dueAt)}</time>
              <span>{title}</span>
              {doneAt === null && dueAt < now ? <em>{t('groups:posts.late')}</em> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <Card
      title={t('groups:posts.title')}
      extra={
        <Button size="small" onClick={() => go('calendar')}>
          {t('groups:posts.open')}
        </Button>
      }
    >
      {list(t('groups:posts.next'), posts.next, t('groups:page.noNext'))}
      {list(t('groups:posts.last'), posts.last, t('groups:warning.silentNever'))}
    </Card>
  );
}
