import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '../icons';
import { columnsNamed } from './columns';
import styles from './DataTable.module.css';

interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  /** Ids of the columns shown, in order; the first always stays. */
  readonly shown: readonly string[];
  readonly onChange: (shown: string[]) => void;
  /** Goes back to the usual columns. */
  readonly onReset: () => void;
}

/** Chooses which columns a table shows, and in which order. */
export function ColumnChooser({ columns, shown, onChange, onReset }: ColumnChooserProps) {
  const { t } = useTranslation();
  const [first] = columns;
  const hidden = columns.filter(({ id }) => !shown.includes(id));
  const listed = [...columnsNamed(columns, shown), ...hidden];
  const move = (id: string, by: number): void => {
    const at = shown.indexOf(id);
    const next = shown.filter((one) => one !== id);
    next.splice(at + by, 0, id);
    onChange(next);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={
        <div className={styles['chooser']}>
          <ul className={styles['choices']}>
            {listed.map(({ id, header }) => {
              const at = shown.indexOf(id);
              return (
                <li key={id} className={styles['choice']}>
                  <Checkbox
                    checked={at >= 0}
                    disabled={id === first?.id}
                    onChange={(event) =>
                      onChange(event.target.checked ? [...shown, id] : shown.filter((one) => one !== id))
                    }
                  >
                    {header}
                  </Checkbox>
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={t('app:table.columnUp', { column: header })}
                    disabled={at < 2}
                    onClick={() => move(id, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={t('app:table.columnDown', { column: header })}
                    disabled={at < 1 || at === shown.length - 1}
                    onClick={() => move(id, 1)}
                  />
                </li>
              );
            })}
          </ul>
          <Button type="link" size="small" onClick={onReset}>
            {t('app:table.usualColumns')}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<TableOutlined />}>
        {t('app:table.columns')}
      </Button>
    </Popover>
  );
}
