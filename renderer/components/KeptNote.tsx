import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './KeptNote.module.css';

interface KeptNoteProps {
  readonly shown: boolean;
  readonly onDrop: () => void;
}

/** Says that a form holds what was not saved last time, and offers to begin anew. */
export function KeptNote({ shown, onDrop }: KeptNoteProps) {
  const { t } = useTranslation();
  if (!shown) return null;
  return (
    <div role="status" className={styles['note']}>
      <span className={styles['text']}>{t('app:kept.note')}</span>
      <Button type="link" size="small" className={styles['drop'] ?? ''} onClick={onDrop}>
        {t('app:kept.drop')}
      </Button>
    </div>
  );
}
