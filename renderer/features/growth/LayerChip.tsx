import { useTranslation } from 'react-i18next';
import type { Layer } from '#shared/contract/layers';
import { figure } from '../../components/figure';
import styles from './chips.module.css';

/** A layer by its name and colour; null = in none. */
export function LayerChip({ layer }: { readonly layer: Layer | null }) {
  const { t } = useTranslation();
  return (
    <span className={styles['layer']} data-layer={layer ?? 'none'}>
      {layer === null ? t('growth:none') : t(`conditions:layer.${layer}`)}
    </span>
  );
}

interface ShareBarProps {
  readonly label: string;
  readonly shares: readonly { readonly layer: Layer | null; readonly count: number; readonly manual: number }[];
}

/** How the members part into layers: one calm bar, and each layer with its count. */
export function ShareBar({ label, shares }: ShareBarProps) {
  const { t } = useTranslation();
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const shown = shares.filter(({ layer, count }) => layer !== null || count > 0);
  const byHand = shares.reduce((sum, { manual }) => sum + manual, 0);
  return (
    <div className={styles['shares']}>
      <div className={styles['bar']} role="img" aria-label={label}>
        {shown.map(({ layer, count }) =>
          count === 0 ? null : (
            <span key={layer ?? 'none'} data-layer={layer ?? 'none'} style={{ flexGrow: count / Math.max(1, total) }} />
          ),
        )}
      </div>
      <ul className={styles['legend']}>
        {shown.map(({ layer, count }) => (
          <li key={layer ?? 'none'} data-layer={layer ?? 'none'}>
            <span className={styles['dot']} />
            {layer === null ? t('growth:none') : t(`conditions:layer.${layer}`)}
            <b>{figure(count)}</b>
          </li>
        ))}
        {byHand > 0 ? <li>{t('growth:byHand', { count: byHand })}</li> : null}
      </ul>
    </div>
  );
}
