import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useData } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { Card } from './Card';
import { useWhen } from './facts';
import styles from './GroupPage.module.css';

const SHOWN = 5;

/** Retrospectives and notes about the group; nothing where there is none. */
export function NotesCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const when = useWhen();
  const notes = useData('group.notes', { id: group.id }).data ?? [];
  if (notes.length === 0) return null;
  return (
    <Card title={t('groups:page.notes')}>
      <ul className={styles['ranks']}>
        {notes.slice(0, SHOWN).map(({ id, title, updatedAt }) => (
          <li key={id}>
            <button type="button" className={styles['link']} title={title} onClick={() => go('retros', id)}>
              {title}
            </button>
            <span className={styles['quiet']}>{when(updatedAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The newest breaches of the group's rules; nothing where there is none. */
export function ViolationsCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const go = useNavigation((now) => now.go);
  const when = useWhen();
  const found = useData('violation.list', { accountId, groupId: group.id, limit: SHOWN }).data ?? [];
  if (found.length === 0) return null;
  return (
    <Card title={t('groups:page.violations')}>
      <ul className={styles['ranks']}>
        {found.map(({ id, personId, nickname, rule, at, forgivenAt }) => (
          <li key={id}>
            <button type="button" className={styles['link']} title={nickname} onClick={() => go('members', personId)}>
              {nickname}
            </button>
            <span className={forgivenAt === null ? styles['said'] : styles['forgiven']} title={rule}>
              {rule}
            </span>
            <span className={styles['quiet']}>{when(at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
