import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail, PutOff, QueueSection } from '#shared/contract/today';
import { nextPart } from '#shared/domain/round';
import { askApp, request } from '../../api/client';
import { queryKey } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { useUndo } from '../../components/undo';
import { nextOpen, sectionOf } from './queueRows';
import { useTodayState } from './todayState';

/** What can be done about the delivery at hand. */
export interface Settling {
  /** Copies the next part (null) or the one at a position. */
  readonly copy: (part: number | null) => void;
  readonly send: () => void;
  readonly sendAll: () => void;
  readonly skip: (reason: string) => void;
  readonly later: (to: PutOff) => void;
  readonly reopen: () => void;
}

/** The deeds of Today, one after another in the order of the keys; selection moves on at once. */
export function useSettling(sections: readonly QueueSection[], accountId: number | null): Settling {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { offer } = useUndo();
  const { select, say, warn, openMenu } = useTodayState();
  // Ids being settled (false), and those written whose queue has not come yet (true).
  const settled = useRef(new Map<number, boolean>());
  const turn = useRef<Promise<void>>(Promise.resolve());
  const queue = useRef(sections);
  useLayoutEffect(() => {
    queue.current = sections;
    for (const [id, written] of settled.current) if (written) settled.current.delete(id);
  }, [sections]);

  /** Runs a deed on what is at hand when its turn comes: Enter right behind Space waits for the copy. */
  const inTurn = useCallback(
    (work: (id: number) => Promise<void>): void => {
      turn.current = turn.current.then(async () => {
        const id = useTodayState.getState().selected;
        if (id === null) return;
        try {
          await work(id);
        } catch (error) {
          say(errorText(t, error), true);
        }
      });
    },
    [say, t],
  );

  const isOpen = (id: number): boolean =>
    !settled.current.has(id) &&
    (sectionOf(queue.current, id)?.items.some((item) => item.id === id && item.status === 'due') ?? false);

  const settle = (ids: readonly number[], write: () => Promise<unknown>, sentence: string, words?: string): void => {
    const from = ids.at(-1);
    if (from === undefined) return;
    openMenu(null);
    for (const id of ids) settled.current.set(id, false);
    select(nextOpen(queue.current, new Set(settled.current.keys()), from));
    write().then(
      () => {
        // Said only now: what the screen says was done is kept, whatever happens next.
        if (sentence !== '') say(sentence);
        for (const id of ids) settled.current.set(id, true);
        if (words !== undefined) offer(words);
      },
      (error: unknown) => {
        for (const id of ids) settled.current.delete(id);
        select(from);
        say(errorText(t, error), true);
      },
    );
  };

  const detailOf = (id: number): Promise<DeliveryDetail | null> =>
    client.fetchQuery({ queryKey: queryKey('delivery.get', { id }), queryFn: () => request('delivery.get', { id }) });

  /** True where all of it was on the clipboard, or was shown as a code, or the user insists. */
  const mayTick = async (detail: DeliveryDetail): Promise<boolean> => {
    const { warned, shownAsCode } = useTodayState.getState();
    if (warned === detail.id || shownAsCode === detail.id || (await isCopied(detail))) return true;
    warn(detail.id, t('today:said.notCopied'));
    return false;
  };

  const nameOf = (detail: DeliveryDetail | null): string => detail?.groupName ?? t('today:moments');

  return {
    copy: (part) =>
      inTurn(async (id) => {
        const { outcome } = await askApp('app.copyPart', { accountId, deliveryId: id, part });
        if (outcome !== 'copied') return;
        const parts = (await detailOf(id))?.parts.length ?? 1;
        const { clip } = await request('round.view', undefined);
        const number = (clip?.part ?? 0) + 1;
        say(parts > 1 ? t('today:said.copiedPart', { number, total: parts }) : t('today:said.copied'));
      }),
    send: () =>
      inTurn(async (id) => {
        const detail = isOpen(id) ? await detailOf(id) : null;
        if (!detail || !(await mayTick(detail))) return;
        settle([id], () => request('delivery.send', { ids: [id] }), t('today:said.sent', { name: nameOf(detail) }));
      }),
    sendAll: () =>
      inTurn(async (id) => {
        const ids = (sectionOf(queue.current, id)?.items ?? []).map((item) => item.id).filter(isOpen);
        const detail = ids.length > 0 ? await detailOf(id) : null;
        if (!detail || !(await mayTick(detail))) return;
        settle(ids, () => request('delivery.send', { ids }), '', t('today:said.sentAll', { count: ids.length }));
      }),
    skip: (reason) =>
      inTurn(async (id) => {
        if (!isOpen(id)) return;
        const name = nameOf(await detailOf(id));
        settle([id], () => request('delivery.skip', { ids: [id], reason }), t('today:said.skipped', { name }));
      }),
    later: (to) =>
      inTurn(async (id) => {
        if (!isOpen(id)) return;
        const name = nameOf(await detailOf(id));
        settle([id], () => request('delivery.later', { ids: [id], to }), t('today:said.later', { name }));
      }),
    reopen: () =>
      inTurn(async (id) => {
        await request('delivery.reopen', { ids: [id] });
      }),
  };
}

async function isCopied(detail: DeliveryDetail): Promise<boolean> {
  const parts = detail.prints.length;
  // The round itself is asked: what the screen shows of it may be a moment old.
  const { current, clip } = await request('round.view', undefined);
  if (parts === 1 && clip?.print === detail.prints[0]) return true;
  return parts > 0 && current?.deliveryId === detail.id && nextPart(current.copied, parts) === null;
}
