import { FileExcelOutlined } from '../components/icons';
import { App, Button, Input } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportInput } from '#shared/contract/imports';
import { askApp, grantDropped } from '../api/client';
import { errorText } from '../components/errorText';
import styles from './SheetSource.module.css';

interface SheetSourceProps {
  readonly busy: boolean;
  readonly onSource: (source: ImportInput['source'], name: string) => void;
}

/** Where names come from: a file chosen or dropped, or rows pasted. */
export function SheetSource({ busy, onSource }: SheetSourceProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);

  const take = async (ask: () => Promise<{ readonly token: string; readonly name: string } | null>): Promise<void> => {
    try {
      const file = await ask();
      if (file) onSource({ token: file.token }, file.name);
    } catch (error) {
      void message.error({ content: errorText(t, error), duration: 6 });
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void take(() => grantDropped(file));
  };
  return (
    <>
      <div
        className={over ? `${styles['drop']} ${styles['over']}` : styles['drop']}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Button
          autoFocus
          type="primary"
          icon={<FileExcelOutlined />}
          loading={busy}
          onClick={() => void take(() => askApp('app.chooseFile', { kind: 'table' }))}
        >
          {t('members:import.choose')}
        </Button>
        <div>{t('members:import.drop')}</div>
        <div className={styles['quiet']}>{t('members:import.formats')}</div>
      </div>
      <Input.TextArea
        className={styles['paste'] ?? ''}
        value={text}
        placeholder={t('members:import.paste')}
        aria-label={t('members:import.pasteLabel')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles['foot']}>
        <Button
          type="primary"
          disabled={text.trim() === ''}
          loading={busy}
          onClick={() => onSource({ text }, t('members:import.pasted'))}
        >
          {t('app:common.next')}
        </Button>
      </div>
    </>
  );
}
