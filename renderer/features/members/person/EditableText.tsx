import { App, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../components/errorText';
import { EditOutlined } from '../../../components/icons';
import styles from './person.module.css';

interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  /** What stands there while it is empty. */
  readonly empty: string;
  readonly maxLength: number;
  readonly lines?: boolean;
  /** Writes it; called while typing pauses and when it is left. */
  readonly save: (text: string) => Promise<unknown>;
}

const IDLE_MS = 800;

/** A text that becomes a field when it is pressed, and is saved as it is written; Escape or leaving it closes it. */
export function EditableText({ label, value, empty, maxLength, lines = false, save }: EditableTextProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [writing, setWriting] = useState<string | null>(null);
  // What was written, until it comes back from the data.
  const [written, setWritten] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });

  const flush = useRef((): void => {
    clearTimeout(timer.current);
    const text = waiting.current;
    waiting.current = null;
    if (text !== null)
      latest.current(text).catch((error: unknown) => {
        setWritten(null);
        void message.error(errorText(t, error));
      });
  });
  // Closing the window, or the drawer, loses nothing that was typed.
  useEffect(() => {
    const leave = flush.current;
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const shown = written?.over === value ? written.text : value;
  const close = (): void => {
    flush.current();
    if (writing !== null) setWritten({ over: value, text: writing });
    setWriting(null);
  };
  if (writing === null)
    return (
      <button
        type="button"
        className={shown === '' ? styles['unwritten'] : styles['written']}
        title={t('person:edit', { what: label })}
        aria-label={`${t('person:edit', { what: label })} ${shown === '' ? empty : shown}`.slice(0, 300)}
        onClick={() => setWriting(shown)}
      >
        <span className={styles['text']}>{shown === '' ? empty : shown}</span>
        <EditOutlined />
      </button>
    );
  const field = {
    autoFocus: true,
    value: writing,
    maxLength,
    'aria-label': label,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setWriting(target.value);
      waiting.current = target.value;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush.current, IDLE_MS);
    },
    onBlur: close,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
      event.stopPropagation();
      close();
    },
  };
  return lines ? (
    <Input.TextArea {...field} autoSize={{ minRows: 3, maxRows: 14 }} />
  ) : (
    <Input
      {...field}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) close();
      }}
      suffix={<span className={styles['hint']}>{t('person:enter')}</span>}
    />
  );
}
