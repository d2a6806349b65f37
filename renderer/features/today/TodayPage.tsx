import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fillTemplate } from '#shared/text/template';
import { DEFAULT_ZONE, localDay } from '#shared/domain/clock';
import { nextPart } from '#shared/domain/round';
import { askApp, request } from '../../api/client';
import { queryKey, useData } from '../../api/hooks';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { lazily } from '../../components/lazily';
import { readAntd } from '../../components/readAntd';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { CurrentDelivery } from './CurrentDelivery';
import { idsOf, openIdsOf, sectionOf } from './queueRows';
import { QueueList } from './QueueList';
import { SleepBanner } from './SleepBanner';
import { TodayHead } from './TodayHead';
import { useTodayState } from './todayState';
import { useClock } from './useClock';
import { useSettling } from './useSettling';
import styles from './TodayPage.module.css';

const QrPanel = lazily(() => readAntd(() => import('./QrPanel')).then((module) => module.QrPanel));

const NONE: readonly number[] = [];
// Widths of the lines that stand for the queue until it comes.
const LINES = ['38%', '97%', '98%', '99%', '96%', '95%', '61%'];

// A key held down is one press: nothing is ticked off by a hand that lingers.
const once =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    if (!event.repeat) run();
  };

/** Today: the paste queue at the left, the delivery at hand at the right. */
export default function TodayPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = useClock();
  const { accountId, go } = useNavigation();
  const { selected: chosen, select, openMenu, qr, showQr, said, failed, say } = useTodayState();
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const queue = useData('delivery.queue', { accountId, day: localDay(now, zone) });
  const sections = useMemo(() => queue.data ?? [], [queue.data]);
  // What was at hand is gone from the queue, or nothing is yet: the first open one.
  const selected = sectionOf(sections, chosen) ? chosen : (openIdsOf(sections)[0] ?? idsOf(sections)[0] ?? null);
  const section = sectionOf(sections, selected);
  const detail = useData(
    'delivery.get',
    { id: selected ?? 1 },
    { enabled: section !== undefined, placeholderData: (before) => before },
  ).data;
  const delivery = detail?.id === selected ? detail : null;
  const round = useData('round.view', undefined).data;

  const copied = round?.current?.deliveryId === selected && selected !== null ? round.current.copied : NONE;
  const parts = delivery?.parts.length ?? 0;
  const next = nextPart(copied, parts);
  const onClipboard = parts === 1 && round?.clip?.print === delivery?.prints[0];
  const deeds = useSettling(sections, accountId);

  useEffect(() => {
    if (queue.data && selected !== chosen) select(selected);
  }, [queue.data, selected, chosen, select]);
  useEffect(
    () =>
      window.qundesk.subscribe((event) => {
        if (event.type !== 'round' || event.outcome !== 'copied') return;
        // A step of the round, from wherever it came: the window shows what was copied.
        void client
          .fetchQuery({
            queryKey: queryKey('round.view', undefined),
            queryFn: () => request('round.view', undefined),
            staleTime: 0,
          })
          .then(({ current }) => {
            if (current && current.deliveryId !== useTodayState.getState().selected) select(current.deliveryId);
          });
      }),
    [client, select],
  );

  const step = (by: number): void => {
    const ids = idsOf(sections);
    const at = selected === null ? -1 : ids.indexOf(selected);
    const to = ids[Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (to !== undefined) select(to);
  };
  const startRound = (slotId: number | null): void => {
    askApp('app.startRound', { accountId, slotId }).then(
      ({ outcome }) => say(t(outcome === 'copied' ? 'today:said.roundBegun' : 'today:said.nothingDue')),
      (error: unknown) => say(errorText(t, error), true),
    );
  };
  const openQr = (): void => {
    if (delivery) showQr(true);
  };
  const openBar = (): void => void askApp('app.openPasteBar', undefined);
  const isOpen = delivery?.status === 'due';

  useKeys(t('app:nav.today'), [
    { keys: 'Space', label: t('today:key.copy'), run: once(() => deeds.copy(null)) },
    { keys: 'Enter', label: t('today:key.sent'), run: once(deeds.send) },
    { keys: 'j', label: t('today:key.next'), run: () => step(1) },
    { keys: 'k', label: t('today:key.before'), run: () => step(-1) },
    { keys: 'ArrowDown', label: '', run: () => step(1) },
    { keys: 'ArrowUp', label: '', run: () => step(-1) },
    { keys: 's', label: t('today:key.skip'), run: () => (isOpen ? openMenu('skip') : undefined) },
    { keys: 'z', label: t('today:key.later'), run: () => (isOpen ? openMenu('later') : undefined) },
    { keys: 'a', label: t('today:key.all'), run: once(deeds.sendAll) },
    { keys: 'q', label: t('today:key.qr'), run: openQr },
    { keys: 'r', label: t('today:key.round'), run: once(() => startRound(null)) },
    { keys: 'b', label: t('today:key.bar'), run: openBar },
  ]);

  return (
    <>
      <TodayHead accountId={accountId} now={now} zone={zone} onRound={() => startRound(null)} onBar={openBar} />
      <SleepBanner accountId={accountId} zone={zone} onDo={select} />
      {queue.isPending ? (
        <div className={styles['loading']}>
          {LINES.map((width) => (
            <div key={width} className={styles['blank']} style={{ width }} />
          ))}
        </div>
      ) : queue.isError ? (
        <EmptyState title={t('today:empty.failed')} text={errorText(t, queue.error)} />
      ) : sections.length === 0 ? (
        <EmptyState
          title={t('today:empty.title')}
          text={t('today:empty.text')}
          action={
            <Button look="primary" onClick={() => go('calendar')}>
              {t('today:empty.plan')}
            </Button>
          }
        />
      ) : (
        <div className={styles['split']}>
          <QueueList
            sections={sections}
            selected={selected}
            copiedId={copied.length > 0 ? selected : null}
            now={now}
            zone={zone}
            onSelect={select}
          />
          {delivery && section ? (
            <CurrentDelivery
              delivery={delivery}
              section={section}
              copied={copied}
              next={onClipboard && copied.length === 0 ? null : next}
              said={said !== '' ? said : onClipboard && copied.length === 0 && isOpen ? t('today:said.sameText') : ''}
              failed={failed}
              now={now}
              zone={zone}
              deeds={deeds}
              onQr={openQr}
            />
          ) : (
            <div className={styles['loading']} />
          )}
        </div>
      )}
      {qr && delivery ? (
        <QrPanel
          title={delivery.groupName ?? t('today:moments')}
          texts={delivery.parts.flatMap((part) =>
            part.kind === 'text' ? [fillTemplate(part.text, delivery.variables).text] : [],
          )}
          onClose={() => showQr(false)}
        />
      ) : null}
    </>
  );
}
