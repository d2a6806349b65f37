import styles from './Sparkline.module.css';

interface SparklineProps {
  /** What it shows, in words. */
  readonly label: string;
  /** One bar upwards each, oldest first. */
  readonly up: readonly number[];
  /** One bar downwards each, in a warning colour. */
  readonly down?: readonly number[];
}

const STEP = 6;
const HEIGHT = 18;

/** A row of small bars: a few days at a glance, as wide as they are many. */
export function Sparkline({ label, up, down }: SparklineProps) {
  const most = Math.max(1, ...up);
  const least = Math.max(0, ...(down ?? []));
  // The line between up and down stands where the larger of each leaves it.
  const scale = (HEIGHT - 1) / (most + least);
  const base = most * scale;
  return (
    <svg
      className={styles['line']}
      role="img"
      aria-label={label}
      width={up.length * STEP}
      height={HEIGHT}
      viewBox={`0 0 ${up.length * STEP} ${HEIGHT}`}
    >
      {up.map((value, index) => (
        <rect
          // oxlint-disable-next-line react/no-array-index-key -- a day has no other name here
          key={`u${index}`}
          className={styles['up']}
          x={index * STEP}
          y={base - Math.max(value * scale, value > 0 ? 1 : 0)}
          width={STEP - 2}
          height={Math.max(value * scale, value > 0 ? 1 : 0)}
        />
      ))}
      {(down ?? []).map((value, index) => (
        <rect
          // oxlint-disable-next-line react/no-array-index-key -- as above
          key={`d${index}`}
          className={styles['down']}
          x={index * STEP}
          y={base + 1}
          width={STEP - 2}
          height={Math.max(value * scale, value > 0 ? 1 : 0)}
        />
      ))}
      <line className={styles['base']} x1={0} x2={up.length * STEP} y1={base + 0.5} y2={base + 0.5} />
    </svg>
  );
}
