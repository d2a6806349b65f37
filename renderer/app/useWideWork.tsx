import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { WIDE_JOB } from '#shared/contract/events';
import { request } from '../api/client';
import { Button } from '../components/Button';

// What is over sooner needs no words: the button that began it turns.
const SOON_MS = 700;

/** Tells of a command that names very many and takes its time, with the way to stop it. */
export function useWideWork(): void {
  const { message } = App.useApp();
  const { t } = useTranslation();
  useEffect(() => {
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const tell = (jobId: string): void => {
      const stop = (
        <Button look="link" small onClick={() => void request('store.cancelJob', { jobId })}>
          {t('app:common.cancel')}
        </Button>
      );
      const content = (
        <span>
          {t('app:wide')} {stop}
        </span>
      );
      void message.loading({ key: jobId, duration: 0, content });
    };
    const unsubscribe = window.qundesk.subscribe((event) => {
      if (event.type !== 'job' || !event.job.id.startsWith(WIDE_JOB)) return;
      const { id, state } = event.job;
      if (state === 'running') {
        if (!waiting.has(id)) waiting.set(id, setTimeout(tell, SOON_MS, id));
        return;
      }
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      message.destroy(id);
    });
    return () => {
      unsubscribe();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }, [message, t]);
}
