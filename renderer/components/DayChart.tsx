import styles from './DayChart.module.css';

/** One day of a chart; `words` is what a pointer over it tells. */
export interface ChartDay {
  readonly day: string;
  readonly up: number;
  readonly down: number;
  readonly words: string;
}

interface DayChartProps {
  /** What it shows, in words. */
  readonly label: string;
  /** Oldest first. */
  readonly days: readonly ChartDay[];
  /** A second figure of each day as a line with a scale of its own. */
  readonly line?: readonly number[];
}

/** Bars up and down, a day each, with a line over them; first and last day stand below. */
export function DayChart({ label, days, line }: DayChartProps) {
  const most = Math.max(1, ...days.map((day) => day.up));
  const least = Math.max(0, ...days.map((day) => day.down));
  const base = (most / (most + least)) * 100;
  const part = (value: number): string => `${(value / (most + least)) * 100}%`;
  return (
    <figure className={styles['chart']} aria-label={label}>
      <div className={styles['plot']}>
        {days.map(({ day, up, down, words }) => (
          <span key={day} className={styles['day']} title={words}>
            <span className={styles['up']} style={{ bottom: `${100 - base}%`, height: part(up) }} />
            <span className={styles['down']} style={{ top: `${base}%`, height: part(down) }} />
          </span>
        ))}
        <span className={styles['base']} style={{ top: `${base}%` }} />
        {line ? <Line values={line} /> : null}
      </div>
      <figcaption className={styles['ends']}>
        <span>{days[0]?.day.slice(5)}</span>
        <span>{days.at(-1)?.day.slice(5)}</span>
      </figcaption>
    </figure>
  );
}

function Line({ values }: { readonly values: readonly number[] }) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A level line stands in the middle; else it takes the upper four fifths, clear of the base.
  const y = (value: number): number => (high === low ? 50 : 8 + (1 - (value - low) / (high - low)) * 76);
  const x = (index: number): number => ((index + 0.5) / values.length) * 100;
  return (
    <svg className={styles['line']} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
      <polyline
        points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
