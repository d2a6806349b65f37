import { createElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { request, RequestError } from '../api/client';
import { Button } from './Button';
import { errorText } from './errorText';
import { messages } from './messages';

// One offer at a time.
const OFFER = 'undo-offer';

/** Undo and redo with their toasts, and `offer(text)`: a toast with an undo button for after deletions and bulk changes. */
export function useUndo() {
  const { t } = useTranslation();

  const say = useCallback(
    async (
      ask: () => Promise<{ command: string; summary: Readonly<Record<string, string | number>> } | null>,
      key: string,
    ) => {
      const message = await messages();
      // Thousands of rows take a moment; a step of a few is back before this shows.
      const working = setTimeout(
        () => void message.loading({ key: 'undoing', content: t('app:undo.working'), duration: 0 }),
        300,
      );
      // A step of many rows is taken back in a thread, which says how far it is.
      const unsubscribe = window.qundesk.subscribe((event) => {
        if (event.type !== 'job' || !event.job.id.startsWith('undo-') || event.job.state !== 'running') return;
        const { id: jobId, done, total } = event.job;
        const stop = createElement(
          Button,
          { look: 'link', small: true, onClick: () => void request('store.cancelJob', { jobId }) },
          t('app:common.cancel'),
        );
        const text = t(key === 'undone' ? 'app:undo.taking' : 'app:undo.bringing', { done, total });
        const content = createElement('span', null, text, ' ', stop);
        void message.open({ key: 'undoing', type: 'loading', duration: 0, content });
      });
      try {
        const done = await ask();
        if (done) void message.info(t(`app:undo.${key}`, { what: t(`operations:${done.command}`, done.summary) }));
        else void message.info(t('app:undo.nothing'));
      } catch (error) {
        const given = error instanceof RequestError && error.code === 'CANCELLED' ? 'info' : 'error';
        void message.open({ type: given, content: errorText(t, error), duration: 6 });
      } finally {
        unsubscribe();
        clearTimeout(working);
        message.destroy('undoing');
      }
    },
    [t],
  );
  const takeBack = useCallback(
    async (step: { id?: number }) => {
      (await messages()).destroy(OFFER);
      return say(() => request('operation.undo', step), 'undone');
    },
    [say],
  );
  const undo = useCallback(() => takeBack({}), [takeBack]);
  const redo = useCallback(() => say(() => request('operation.redo', undefined), 'redone'), [say]);
  const tell = useCallback(
    async (text: string): Promise<void> => {
      // The step that is the newest now; when the button is pressed there may be newer ones.
      const step = request('operation.next', undefined).then(
        ({ undo: newest }) => (newest ? { id: newest.id } : {}),
        () => ({}),
      );
      const message = await messages();
      const button = createElement(
        Button,
        { look: 'link', small: true, onClick: () => void step.then(takeBack) },
        t('app:undo.undo'),
      );
      void message.success({ key: OFFER, duration: 8, content: createElement('span', null, text, ' ', button) });
    },
    [t, takeBack],
  );
  const offer = useCallback((text: string) => void tell(text), [tell]);
  return { undo, redo, offer };
}
