import { figure } from './figure';
import styles from './DayBars.module.css';

interface DayBarsProps {
  /** What it shows, in words. */
  readonly label: string;
  /** One bar each, oldest first. */
  readonly values: readonly number[];
  /** What a bar says when pointed at. */
  readonly title: (index: number) => string;
  /** Below the first and the last bar. */
  readonly ends: readonly [string, string];
}

const HEIGHT = 72;

/** Bars of a figure per day, as wide as there is room; its highest is written at the top. */
export function DayBars({ label, values, title, ends }: DayBarsProps) {
  const most = Math.max(1, ...values);
  return (
    <figure className={styles['chart']}>
      <span className={styles['most']} aria-hidden>
        {figure(most)}
      </span>
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${values.length * 4} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {values.map((value, index) => {
          const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a day has no other name here
              key={index}
              className={value === 0 ? styles['none'] : styles['bar']}
              x={index * 4 + 0.5}
              y={HEIGHT - height}
              width={3}
              height={height}
            >
              <title>{title(index)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className={styles['ends']}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
