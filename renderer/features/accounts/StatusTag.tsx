import { useTranslation } from 'react-i18next';
import type { AccountStatus } from '#shared/contract/accounts';
import styles from './resources.module.css';

/** A status in its word and colour. */
export function StatusTag({ status }: { readonly status: AccountStatus }) {
  const { t } = useTranslation();
  return <span className={`${styles['status']} ${styles[status]}`}>{t(`app:status.${status}`)}</span>;
}
