import { App, Button, Input } from 'antd';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#shared/contract/app';
import { askApp, grantDropped } from '../api/client';
import { errorText } from './errorText';
import styles from './SourceStep.module.css';
import steps from './StepDialog.module.css';

interface SourceStepProps {
  readonly kind: 'table' | 'chat';
  readonly icon: ReactNode;
  readonly words: Readonly<Record<'choose' | 'drop' | 'formats' | 'paste' | 'pasteLabel', string>>;
  readonly busy: boolean;
  /** How far the reading is, in place of the formats. */
  readonly reading?: ReactNode;
  /** `name` is the file's; null = pasted. */
  readonly onSource: (source: { token: string } | { text: string }, name: string | null) => void;
}

/** Where something to take in comes from: a file chosen or dropped, or text pasted. */
export function SourceStep({ kind, icon, words, busy, reading, onSource }: SourceStepProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);

  const take = async (ask: () => Promise<ChosenFile | null>): Promise<void> => {
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
          icon={icon}
          loading={busy}
          onClick={() => void take(() => askApp('app.chooseFile', { kind }))}
        >
          {words.choose}
        </Button>
        <div>{words.drop}</div>
        <div className={`${steps['quiet']} ${styles['formats']}`} aria-live="polite">
          {busy && reading ? reading : words.formats}
        </div>
      </div>
      <Input.TextArea
        className={styles['paste'] ?? ''}
        value={text}
        placeholder={words.paste}
        aria-label={words.pasteLabel}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={steps['foot']}>
        <span className={steps['grow']} />
        <Button type="primary" disabled={text.trim() === ''} loading={busy} onClick={() => onSource({ text }, null)}>
          {t('app:common.next')}
        </Button>
      </div>
    </>
  );
}
