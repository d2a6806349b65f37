import { CloseOutlined, CopyOutlined, DeleteOutlined } from '../../components/icons';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  readonly count: number;
  readonly onShift: (days: number) => void;
  readonly onCopy: (days: number) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done with several slots: shift them by days, copy them days on, delete them. */
export function SelectionBar({ count, onShift, onCopy, onDelete, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState(1);
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('calendar:selection.title', { n: count })}>
      <strong>{t('calendar:selection.title', { n: count })}</strong>
      <InputNumber
        controls={false}
        aria-label={t('calendar:selection.days')}
        min={1}
        max={366}
        value={days}
        onChange={(value) => setDays(Math.round(Number(value ?? 1)))}
        suffix={t('calendar:selection.days')}
      />
      <Button onClick={() => onShift(-days)}>{t('calendar:selection.earlier')}</Button>
      <Button onClick={() => onShift(days)}>{t('calendar:selection.later')}</Button>
      <Button icon={<CopyOutlined />} onClick={() => onCopy(days)}>
        {t('calendar:selection.copy')}
      </Button>
      <Button icon={<DeleteOutlined />} onClick={onDelete}>
        {t('app:common.delete')}
      </Button>
      <Button type="text" icon={<CloseOutlined />} aria-label={t('calendar:selection.clear')} onClick={onClear} />
    </div>
  );
}
