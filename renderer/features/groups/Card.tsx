import type { ReactNode } from 'react';
import styles from './GroupPage.module.css';

interface CardProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** One titled part of a group's page. */
export function Card({ title, hint, extra, children }: CardProps) {
  return (
    <section className={styles['card']} aria-label={title}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {hint ? <span className={styles['hint']}>{hint}</span> : null}
        {extra ? <span className={styles['push']}>{extra}</span> : null}
      </div>
      {children}
    </section>
  );
}
