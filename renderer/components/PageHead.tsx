import type { ReactNode } from 'react';
import { create } from 'zustand';
import { SectionTabs } from './SectionTabs';
import styles from './PageHead.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  /** Beside the title: counts, chips. */
  readonly info?: ReactNode;
  /** At the right: search, the one primary action. */
  readonly extra?: ReactNode;
}

/** The place in the title row for what can be done with selected rows: wherever they are listed, nothing else moves. */
export const useHeadSlot = create<{ readonly slot: HTMLElement | null }>(() => ({ slot: null }));
const setSlot = (slot: HTMLElement | null): void => useHeadSlot.setState({ slot });

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
        <div ref={setSlot} className={styles['slot']} />
        <div className={styles['extra']}>{extra}</div>
      </header>
    </>
  );
}
