import { useTranslation } from 'react-i18next';
import { localDateTime } from '#shared/domain/time';
import { useData } from '../../api/hooks';
import styles from './growth.module.css';

interface LastAppliedProps {
  readonly last: { readonly at: number | null; readonly changedSince: boolean } | undefined;
}

/** When the rules were last applied, and a hint where figures moved on since. */
export function LastApplied({ last }: LastAppliedProps) {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  if (!last || zone === undefined) return null;
  if (last.at === null) return <span className={styles['quiet']}>{t('growth:neverApplied')}</span>;
  return (
    <span className={styles['quiet']}>
      {t('growth:appliedAt', { when: localDateTime(last.at, zone).replace('T', ' ') })}
      {last.changedSince ? <span className={styles['stale']}>{t('growth:changedSince')}</span> : null}
    </span>
  );
}
