import type { ReactNode } from 'react';
import { SectionTabs } from './SectionTabs';
import styles from './PageHead.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  /** Beside the title: counts, chips. */
  readonly info?: ReactNode;
  /** At the right: search, the one primary action. */
  readonly extra?: ReactNode;
}

/** Title row of a screen. */
export function PageHead({ title, info, extra }: PageHeadProps) {
  return (
    <>
      <SectionTabs />
      <header className={styles['head']}>
        <h1 className={typeof title === 'string' ? `${styles['title']} ${styles['whole']}` : styles['title']}>
          {title}
        </h1>
        <div className={styles['info']}>{info}</div>
        <div className={styles['extra']}>{extra}</div>
      </header>
    </>
  );
}
