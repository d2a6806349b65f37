import { Dot } from '../../components/Dot';
import { figure } from '../../components/figure';
import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '../../components/icons';
import { Button, Drawer } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ListDrawer.module.css';

interface Item {
  readonly id: number;
  readonly name: string;
  readonly colour?: string | null;
}

interface ListDrawerProps<T extends Item> {
  readonly title: string;
  readonly newLabel: string;
  readonly items: readonly T[];
  /** The number that stands behind a name. */
  readonly countOf: (item: T) => number;
  /** Offers to move the chosen one; gets all ids in their new order. */
  readonly onOrder?: (ids: number[]) => void;
  readonly onClose: () => void;
  /** The form of the chosen one, or of a new one; `choose` shows another, null the first. */
  readonly children: (item: T | undefined, choose: (id: number | null) => void) => ReactNode;
}

/** A drawer with named things on the left and the form of one of them on the right. */
export function ListDrawer<T extends Item>(props: ListDrawerProps<T>) {
  const { title, newLabel, items, countOf, onOrder, onClose, children } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const item = chosen === 'new' ? undefined : (items.find(({ id }) => id === chosen) ?? items[0]);
  const at = item ? items.indexOf(item) : -1;
  const move = (to: number): void => {
    const ids = items.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(at, 1));
    onOrder?.(ids);
  };
  return (
    <Drawer open size={860} title={title} onClose={onClose}>
      <div className={styles['layout']}>
        <div className={styles['side']}>
          <nav className={styles['list']} aria-label={title}>
            {items.map((one) => (
              <button
                key={one.id}
                type="button"
                className={styles['item']}
                aria-current={one === item}
                title={one.name}
                onClick={() => setChosen(one.id)}
              >
                {one.colour ? <Dot colour={one.colour} /> : null}
                <span className={styles['name']}>{one.name}</span>
                <span className={styles['count']}>{countOf(one) > 0 ? figure(countOf(one)) : ''}</span>
              </button>
            ))}
            <Button
              type="text"
              className={styles['new'] ?? ''}
              icon={<PlusOutlined />}
              onClick={() => setChosen('new')}
            >
              {newLabel}
            </Button>
          </nav>
          {onOrder && at >= 0 && items.length > 1 ? (
            <div className={styles['order']}>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={at === 0}
                onClick={() => move(at - 1)}
              >
                {t('groups:order.up')}
              </Button>
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={at === items.length - 1}
                onClick={() => move(at + 1)}
              >
                {t('groups:order.down')}
              </Button>
            </div>
          ) : null}
        </div>
        <Fragment key={item?.id ?? 'new'}>{children(item, setChosen)}</Fragment>
      </div>
    </Drawer>
  );
}
