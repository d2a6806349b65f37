import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index';
import { request } from '../../api/client';
import { errorText } from '../../components/errorText';

const IDLE_MS = 800;
type Changes = Omit<Input<'note.save'>, 'id'>;

/** Where saving stands: nothing open, something typed and not written yet, or refused. */
export type SaveState = 'saved' | 'pending' | 'failed';

/** Saves a note as it is written: after a pause, on leaving a field, and when the note is left. */
export function useAutosave(id: number): {
  readonly state: SaveState;
  readonly change: (changes: Changes) => void;
  readonly flush: () => Promise<void>;
  /** True while something typed is not written yet. */
  readonly isPending: () => boolean;
} {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const [state, setState] = useState<SaveState>('saved');
  const waiting = useRef<Changes | null>(null);
  const writing = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    // One write at a time, so that an older text never lands after a newer one.
    while (writing.current) await writing.current;
    const changes = waiting.current;
    if (!changes) return;
    waiting.current = null;
    writing.current = (async () => {
      try {
        await request('note.save', { id, ...changes });
        setState(waiting.current ? 'pending' : 'saved');
      } catch (error) {
        // Kept and tried again with the next change.
        waiting.current = { ...changes, ...waiting.current };
        setState('failed');
        void message.error({ key: 'note-save', content: errorText(t, error), duration: 6 });
      } finally {
        writing.current = null;
      }
    })();
    await writing.current;
  }, [id, message, t]);

  const change = useCallback(
    (changes: Changes): void => {
      waiting.current = { ...waiting.current, ...changes };
      setState('pending');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), IDLE_MS);
    },
    [flush],
  );

  useEffect(() => {
    const leave = (): void => void flush();
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const isPending = useCallback(() => waiting.current !== null || writing.current !== null, []);
  return { state, change, flush, isPending };
}
