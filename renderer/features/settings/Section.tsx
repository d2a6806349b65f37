import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './settings.module.css';

interface SectionProps {
  /** Its name in the language file: `settings:<name>.title`. */
  readonly name: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** One headed part of the settings. */
export function Section({ name, extra, children }: SectionProps) {
  const { t } = useTranslation();
  return (
    <section id={`settings-${name}`} className={styles['section']} aria-labelledby={`settings-${name}-title`}>
      <header>
        <h2 id={`settings-${name}-title`}>{t(`settings:${name}.title`)}</h2>
        {extra}
      </header>
      {children}
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The id of the one control, so that the label belongs to it. */
  readonly control?: string;
  readonly children: ReactNode;
}

/** One setting: what it is on the left, the control on the right. */
export function Row({ label, hint, control, children }: RowProps) {
  return (
    <div className={styles['row']}>
      <div className={styles['label']}>
        {control === undefined ? <span>{label}</span> : <label htmlFor={control}>{label}</label>}
        {hint ? <span className={styles['hint']}>{hint}</span> : null}
      </div>
      <div className={styles['control']}>{children}</div>
    </div>
  );
}
