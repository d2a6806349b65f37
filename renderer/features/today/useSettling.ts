import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PutOff, QueueSection } from '#shared/contract/today';
import { askApp, request } from '../../api/client';
import { errorText } from '../../components/errorText';
import { useUndo } from '../../components/undo';
import { nextOpen } from './queueRows';
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

interface Hand {
  readonly id: number | null;
  /** Its group. */
  readonly name: string;
  readonly section: QueueSection | undefined;
  readonly sections: readonly QueueSection[];
  readonly accountId: number | null;
  readonly parts: number;
  readonly copied: readonly number[];
  /** True where all it says was copied, or lies on the clipboard from its neighbour, or was shown as a code. */
  readonly ready: boolean;
}

/** The deeds of Today; selection moves on at once, the queue follows when the write is committed. */
export function useSettling(hand: Hand): Settling {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const { select, say, warn, openMenu } = useTodayState();
  // Ids being settled (false), and those written whose queue has not come yet (true).
  const settled = useRef(new Map<number, boolean>());
  const now = useRef(hand);
  useLayoutEffect(() => {
    now.current = hand;
  });
  useEffect(() => {
    for (const [id, written] of settled.current) if (written) settled.current.delete(id);
  }, [hand.sections]);

  const settle = useCallback(
    async (ids: readonly number[], write: () => Promise<unknown>, done: string, words?: string) => {
      const { sections } = now.current;
      const from = ids.at(-1);
      if (from === undefined) return;
      openMenu(null);
      for (const id of ids) settled.current.set(id, false);
      select(nextOpen(sections, new Set(settled.current.keys()), from));
      if (done !== '') say(done);
      try {
        await write();
        for (const id of ids) settled.current.set(id, true);
        if (words !== undefined) offer(words);
      } catch (error) {
        for (const id of ids) settled.current.delete(id);
        select(from);
        say(errorText(t, error), true);
      }
    },
    [offer, openMenu, say, select, t],
  );

  const mayTick = useCallback((): boolean => {
    const { id, ready } = now.current;
    if (id === null || ready || useTodayState.getState().warned === id) return id !== null;
    warn(id, t('today:said.notCopied'));
    return false;
  }, [t, warn]);

  const isOpen = (id: number): boolean =>
    !settled.current.has(id) &&
    now.current.sections.some((section) => section.items.some((item) => item.id === id && item.status === 'due'));

  const openOfSection = (): readonly number[] =>
    (now.current.section?.items ?? []).filter((item) => isOpen(item.id)).map((item) => item.id);

  return {
    copy: (part) => {
      const { id, accountId, parts, copied } = now.current;
      if (id === null) return;
      askApp('app.copyPart', { accountId, deliveryId: id, part }).then(
        () => {
          const at = part ?? nextOf(copied, parts);
          say(parts > 1 ? t('today:said.copiedPart', { number: at + 1, total: parts }) : t('today:said.copied'));
        },
        (error: unknown) => say(errorText(t, error), true),
      );
    },
    send: () => {
      const { id, name } = now.current;
      if (id === null || !isOpen(id) || !mayTick()) return;
      void settle([id], () => request('delivery.send', { ids: [id] }), t('today:said.sent', { name }));
    },
    sendAll: () => {
      const ids = openOfSection();
      if (ids.length === 0 || !mayTick()) return;
      void settle(
        ids,
        () => request('delivery.send', { ids: [...ids] }),
        '',
        t('today:said.sentAll', { count: ids.length }),
      );
    },
    skip: (reason) => {
      const { id, name } = now.current;
      if (id === null || !isOpen(id)) return;
      void settle([id], () => request('delivery.skip', { ids: [id], reason }), t('today:said.skipped', { name }));
    },
    later: (to) => {
      const { id, name } = now.current;
      if (id === null || !isOpen(id)) return;
      void settle([id], () => request('delivery.later', { ids: [id], to }), t('today:said.later', { name }));
    },
    reopen: () => {
      const { id } = now.current;
      if (id === null) return;
      request('delivery.reopen', { ids: [id] }).catch((error: unknown) => say(errorText(t, error), true));
    },
  };
}

function nextOf(copied: readonly number[], parts: number): number {
  for (let part = 0; part < parts; part += 1) if (!copied.includes(part)) return part;
  return 0;
}
