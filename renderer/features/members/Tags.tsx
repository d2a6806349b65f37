import type { CSSProperties } from 'react';
import { figure } from '../../components/figure';
import styles from './members.module.css';

/** A tag with the colour of its group. */
export interface Marked {
  readonly label: string;
  readonly colour: string;
}

const SHOWN = 3;

/** Tags in one line; how many more there are stands at the end. */
export function Tags({ tags }: { readonly tags: readonly Marked[] }) {
  return (
    <span className={styles['tags']}>
      {tags.slice(0, SHOWN).map(({ label, colour }, at) => (
        // The marks of one row become those of the next: what is told apart by its name would be made anew.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={styles['tag']} style={{ '--dot': colour } as CSSProperties}>
          {label}
        </span>
      ))}
      {tags.length > SHOWN ? <span className={styles['tagMore']}>+{figure(tags.length - SHOWN)}</span> : null}
    </span>
  );
}
