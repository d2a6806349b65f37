import type { CSSProperties } from 'react';
import { mostWidth } from '../../components/DataTable/textWidth';
import { figure } from '../../components/figure';
import styles from './members.module.css';

/** A tag with the colour of its group. */
export interface Marked {
  readonly label: string;
  readonly colour: string;
}

const PLACES = [0, 1, 2] as const;
const SHOWN = PLACES.length;

/** Dot and gap of a tag, px; the count of the others is as wide as one. */
const BESIDE = 20;

/** Tags in one line of `room` px; how many more there are stands at the end. */
export function Tags({ tags, room }: { readonly tags: readonly Marked[]; readonly room: number }) {
  const wanted = tags
    .slice(0, SHOWN + 1)
    .reduce((sum, { label }, at) => sum + BESIDE + (at < SHOWN ? mostWidth(label) : 0), 0);
  return (
    <span className={wanted > room ? styles['tight'] : undefined}>
      {PLACES.map((at) => (
        // The marks of one row become those of the next, none is made anew; empty ones are not seen.
        <span key={at} className={styles['tag']} style={{ '--dot': tags[at]?.colour } as CSSProperties}>
          {tags[at]?.label}
        </span>
      ))}
      <span className={styles['tagMore']}>{tags.length > SHOWN ? `+${figure(tags.length - SHOWN)}` : ''}</span>
    </span>
  );
}
