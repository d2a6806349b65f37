import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '../../components/icons';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ListDrawer.module.css';

interface ListDrawerProps {
  readonly title: string;
  readonly newLabel: string;
  readonly items: readonly {
    readonly id: number;
    readonly name: string;
    readonly count: number;
    readonly colour?: string | null;
  }[];
  readonly chosen: number | 'new';
  readonly onChoose: (id: number | 'new') => void;
  /** Offers to move the chosen one; gets all ids in their new order. */
  readonly onOrder?: (ids: number[]) => void;
  readonly onClose: () => void;
  /** The form of the chosen one. */
  readonly children: ReactNode;
}

/** A drawer with named things on the left and the form of one of them on the right. */
export function ListDrawer({ title, newLabel, items, chosen, onChoose, onOrder, onClose, children }: ListDrawerProps) {
  const { t } = useTranslation();
  const at = items.findIndex((item) => item.id === chosen);
  const move = (to: number): void => {
    const ids = items.map((item) => item.id);
    ids.splice(to, 0, ...ids.splice(at, 1));
    onOrder?.(ids);
  };
  return (
    <Drawer open size={860} title={title} onClose={onClose}>
      <div className={styles['layout']}>
        <div className={styles['side']}>
          <nav className={styles['list']} aria-label={title}>
            {items.map(({ id, name, count, colour }) => (
              <button
                key={id}
                type="button"
                className={styles['item']}
                aria-current={id === chosen}
                title={name}
                onClick={() => onChoose(id)}
              >
                {colour ? <span className={styles['dot']} style={{ background: colour }} /> : null}
                <span className={styles['name']}>{name}</span>
                <span className={styles['count']}>{count > 0 ? count : ''}</span>
              </button>
            ))}
            <Button type="text" className={styles['new'] ?? ''} icon={<PlusOutlined />} onClick={() => onChoose('new')}>
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
        {children}
      </div>
    </Drawer>
  );
}
