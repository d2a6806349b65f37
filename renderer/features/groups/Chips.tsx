import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupWarning } from '#shared/domain/groups';
import { Dot } from '../../components/Dot';
import { figure } from '../../components/figure';
import styles from './Chips.module.css';

/** A warning in words. */
export function useWarningText(): (warning: GroupWarning) => string {
  const { t } = useTranslation();
  return useCallback(({ code, facts }) => t(`groups:warning.${code}`, facts), [t]);
}

/** Warnings as chips, the gravest first; how many do not fit stands behind them. */
export function Chips({ warnings }: { readonly warnings: readonly GroupWarning[] }) {
  const text = useWarningText();
  const { t } = useTranslation();
  const row = useRef<HTMLSpanElement>(null);
  const [hidden, setHidden] = useState(0);
  // Chips that do not fit wrap onto a second line, which is cut off.
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const count = (): void => {
      const chips = Array.from(element.children).filter((chip) => chip instanceof HTMLElement);
      setHidden(chips.filter((chip) => chip.offsetTop > (chips[0]?.offsetTop ?? 0)).length);
    };
    count();
    const observer = new ResizeObserver(count);
    observer.observe(element);
    return () => observer.disconnect();
  }, [warnings]);
  return (
    <span className={styles['row']}>
      <span ref={row} className={styles['chips']}>
        {warnings.map((warning) => (
          <span key={warning.code} className={styles['chip']} data-grave={warning.grave}>
            {text(warning)}
          </span>
        ))}
      </span>
      {hidden > 0 ? (
        <span className={styles['more']} title={warnings.slice(-hidden).map(text).join(t('groups:listSeparator'))}>
          +{figure(hidden)}
        </span>
      ) : null}
    </span>
  );
}

/** An account by name with its colour as a dot. */
export function AccountName({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <span className={styles['account']}>
      <Dot colour={colour} />
      <span className={styles['label']}>{name}</span>
    </span>
  );
}
