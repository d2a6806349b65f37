import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What belongs here, and the one next step. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {text ? <p className={styles['text']}>{text}</p> : null}
      {action}
    </div>
  );
}
