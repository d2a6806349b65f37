import type { ReactNode } from 'react';
import styles from '../members.module.css';

interface PartProps {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A headed section of a member's page. */
export function Part({ title, extra, children }: PartProps) {
  return (
    <section className={styles['part']}>
      <h2 className={styles['partHead']}>
        {title}
        {extra}
      </h2>
      {children}
    </section>
  );
}
