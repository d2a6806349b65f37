import { useTranslation } from 'react-i18next';
import type { SlotTarget } from '#shared/contract/calendar';
import { localDateTime } from '#shared/domain/time';
import styles from './SlotDrawer.module.css';

/** What became of each target so far; nothing while all are open. */
export function TargetList({ targets, zone }: { readonly targets: readonly SlotTarget[]; readonly zone: string }) {
  const { t } = useTranslation();
  if (targets.every((target) => target.status === 'due')) return null;
  return (
    <section className={styles['targets']}>
      <h2>{t('calendar:editor.progress')}</h2>
      <ul>
        {targets.map((target) => (
          <li key={target.deliveryId}>
            <span className={styles['name']}>{target.groupName ?? t('calendar:moments')}</span>
            <span className={styles[target.status]}>
              {t(`calendar:status.${target.status}`)}
              {target.doneAt === null ? '' : ` ${localDateTime(target.doneAt, zone).slice(5).replace('T', ' ')}`}
              {target.reason === '' ? '' : ` · ${target.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
