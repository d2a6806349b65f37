import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupWarning } from '#shared/domain/groups';
import styles from './Chips.module.css';

/** A warning in words. */
export function useWarningText(): (warning: GroupWarning) => string {
  const { t } = useTranslation();
  return useCallback(({ code, facts }) => t(`groups:warning.${code}`, facts), [t]);
}

/** Warnings as chips, the gravest first. */
export function Chips({ warnings }: { readonly warnings: readonly GroupWarning[] }) {
  const text = useWarningText();
  return (
    <span className={styles['chips']}>
      {warnings.map((warning) => (
        <span key={warning.code} className={styles['chip']} data-grave={warning.grave}>
          {text(warning)}
        </span>
      ))}
    </span>
  );
}

/** An account by name with its colour as a dot. */
export function AccountName({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <span className={styles['account']}>
      <span className={styles['dot']} style={{ background: colour }} />
      <span className={styles['label']}>{name}</span>
    </span>
  );
}
