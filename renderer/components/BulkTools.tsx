import { Button, Dropdown, type MenuProps } from 'antd';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './BulkTools.module.css';
import { CloseOutlined, MoreOutlined } from './icons';
import { goToRows } from './ListPage';
import { useHeadSlot } from './PageHead';

/** Something to be done with all rows selected: at once, or what is chosen of a menu. */
export type Deed = {
  readonly key: string;
  readonly label: string;
  readonly busy?: boolean;
} & ({ readonly run: () => void } | { readonly choices: NonNullable<MenuProps['items']> });

interface BulkToolsProps {
  readonly of: 'people' | 'groups';
  /** How many are selected, and how many of those the list does not show. */
  readonly count: number;
  readonly outside: number;
  readonly deeds: readonly Deed[];
  readonly onClear: () => void;
  /** Dialogs of the deeds. */
  readonly children?: ReactNode;
}

/** What can be done with the rows selected, in the title row: search and filters stay. What finds no room is in a menu. */
export function BulkTools({ of, count, outside, deeds, onClear, children }: BulkToolsProps) {
  const { t } = useTranslation();
  const slot = useHeadSlot((now) => now.slot);
  const line = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(deeds.length);
  const label = t(`app:table.selected.${of}`, { count });
  const [clear, more] = [t('app:table.key.clear'), t('app:common.more')];
  const words = deeds.map((deed) => deed.label).join();
  useLayoutEffect(() => {
    const shown = line.current;
    if (!shown) return undefined;
    const measure = (): void => {
      const all = Array.from(shown.children).filter((one) => one instanceof HTMLElement);
      setFits(all.filter((one) => one.offsetTop === all[0]?.offsetTop).length);
    };
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(shown);
    return () => observer.disconnect();
  }, [slot, words]);
  if (slot === null) return null;
  return createPortal(
    <div className={styles['bulk']} role="toolbar" aria-label={label}>
      <div className={styles['selected']} role="status">
        <span className={styles['count']}>{label}</span>
        {outside === 0 ? null : (
          <span className={styles['outside']}>{t(`app:table.outside.${of}`, { count: outside })}</span>
        )}
      </div>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={clear}
        title={clear}
        onClick={({ currentTarget }) => {
          onClear();
          goToRows(currentTarget);
        }}
      />
      <div ref={line} className={styles['deeds']}>
        {deeds.map((deed, at) => (
          <DeedButton key={deed.key} deed={deed} folded={at >= fits} />
        ))}
      </div>
      <Dropdown
        trigger={['click']}
        menu={{
          items: deeds
            .slice(fits)
            .map((deed) =>
              'run' in deed
                ? { key: deed.key, label: deed.label, onClick: deed.run }
                : { key: deed.key, label: deed.label, children: deed.choices },
            ),
        }}
      >
        <Button
          type="text"
          icon={<MoreOutlined />}
          className={fits < deeds.length ? '' : (styles['folded'] ?? '')}
          aria-label={more}
          title={more}
        />
      </Dropdown>
      {children}
    </div>,
    slot,
  );
}

/** Where it finds no room it keeps its place unseen, so that what fits can be measured. */
function DeedButton({ deed, folded }: { readonly deed: Deed; readonly folded: boolean }) {
  const looks = {
    loading: deed.busy ?? false,
    className: folded ? (styles['folded'] ?? '') : '',
  };
  if ('run' in deed)
    return (
      <Button {...looks} onClick={deed.run}>
        {deed.label}
      </Button>
    );
  return (
    <Dropdown trigger={['click']} menu={{ items: deed.choices, style: { maxHeight: 320, overflow: 'auto' } }}>
      <Button {...looks}>{deed.label}</Button>
    </Dropdown>
  );
}
