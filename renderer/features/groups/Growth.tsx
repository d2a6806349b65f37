import { useTranslation } from 'react-i18next';
import { Sparkline } from '../../components/Sparkline';
import styles from './Growth.module.css';

interface GrowthProps {
  /** One figure a day, oldest first. */
  readonly joins: readonly number[];
  readonly leaves: readonly number[];
}

/** How fast a group grows: what joins and leaves amount to, and their days as bars; nothing where nothing moved. */
export function Growth({ joins, leaves }: GrowthProps) {
  const { t } = useTranslation();
  const sum = (days: readonly number[]): number => days.reduce((total, count) => total + count, 0);
  const [joined, left] = [sum(joins), sum(leaves)];
  if (joined === 0 && left === 0) return null;
  const words = t('groups:growth.words', { joined, left, days: joins.length });
  return (
    <span className={styles['growth']} title={words}>
      <span>{joined >= left ? `+${joined - left}` : `−${left - joined}`}</span>
      <Sparkline label={words} up={joins} down={leaves} />
    </span>
  );
}
