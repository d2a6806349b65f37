import { useTranslation } from 'react-i18next';
import type { Group } from '#shared/contract/groups';
import { figure } from '../../components/figure';
import styles from './Gauge.module.css';

type Sized = Pick<Group, 'members' | 'capacityBest' | 'capacityFull' | 'capacityMax'>;

/** Members against capacity: best up to the first mark, helpers wanted beyond the second, the end at the third. */
export function Gauge({ group, wide = false }: { readonly group: Sized; readonly wide?: boolean }) {
  const { t } = useTranslation();
  const { members, capacityBest: best, capacityFull: full, capacityMax: max } = group;
  const share = (count: number): string => `${Math.min(100, (count / max) * 100)}%`;
  const state = members >= max ? 'max' : members > full ? 'full' : 'fine';
  const word = state === 'fine' ? t('groups:gauge.label', { members, max }) : t(`groups:gauge.${state}`, { full, max });
  return (
    <span className={wide ? `${styles['gauge']} ${styles['wide']}` : styles['gauge']} title={word}>
      <span className={styles['number']}>
        {figure(members)}
        {wide ? <span className={styles['of']}> / {figure(max)}</span> : null}
      </span>
      <span className={styles['track']} role="img" aria-label={word}>
        <span
          className={styles['best']}
          style={{ left: share(best), width: `calc(${share(full)} - ${share(best)})` }}
        />
        <span className={styles['fill']} data-state={state} style={{ width: share(members) }} />
        <span className={styles['mark']} style={{ left: share(full) }} />
      </span>
    </span>
  );
}
