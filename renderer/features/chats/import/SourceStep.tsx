import { App, Button, Input } from 'antd';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatInput } from '#shared/contract/chats';
import { askApp, grantDropped } from '../../../api/client';
import { errorText } from '../../../components/errorText';
import { FileTextOutlined } from '../../../components/icons';
import styles from './import.module.css';

interface SourceStepProps {
  readonly busy: boolean;
  readonly onSource: (source: ChatInput['source']) => void;
}

/** Where the chat comes from: a file chosen or dropped, or text pasted. */
export function SourceStep({ busy, onSource }: SourceStepProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);

  const take = async (ask: () => Promise<{ readonly token: string } | null>): Promise<void> => {
    try {
      const file = await ask();
      if (file) onSource({ token: file.token });
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
          icon={<FileTextOutlined />}
          loading={busy}
          onClick={() => void take(() => askApp('app.chooseFile', { kind: 'chat' }))}
        >
          {t('chats:import.choose')}
        </Button>
        <div>{t('chats:import.drop')}</div>
        <div className={styles['quiet']}>{t('chats:import.formats')}</div>
      </div>
      <Input.TextArea
        className={styles['paste'] ?? ''}
        value={text}
        placeholder={t('chats:import.paste')}
        aria-label={t('chats:import.pasteLabel')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles['foot']}>
        <span className={styles['grow']} />
        <Button type="primary" disabled={text.trim() === ''} loading={busy} onClick={() => onSource({ text })}>
          {t('app:common.next')}
        </Button>
      </div>
    </>
  );
}
