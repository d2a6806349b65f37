import { LeftOutlined, PlusOutlined, RightOutlined } from '../../components/icons';
import { Button, Segmented, Spin, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotInView } from '#shared/contract/calendar';
import { dayBounds, dayNumber, DEFAULT_ZONE, localDay } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { useUndo } from '../../components/undo';
import { useStable } from '../../components/useStable';
import styles from './CalendarPage.module.css';
import { CalendarView } from './CalendarView';
import { SelectionBar } from './SelectionBar';
import { SlotDrawer } from './SlotDrawer';
import { newDraft, type EditedSlot } from './slotDraft';
import { useMinute } from './useMinute';
import { periodText, step, views, type View } from './wallClock';

const NONE: ReadonlySet<number> = new Set();
const NO_SLOTS: readonly SlotInView[] = [];

/** Calendar screen: what goes out in a month, a week or a day. */
export default function CalendarPage() {
  const { t, i18n } = useTranslation();
  const { accountId, id: asked, go } = useNavigation();
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const [view, setView] = useState<View>('month');
  const [day, setDay] = useState(() => localDay(Date.now(), zone));
  const [range, setRange] = useState<{ readonly from: string; readonly to: string }>();
  const [open, setOpen] = useState<EditedSlot | number | null>(null);
  const [selected, setSelected] = useState(NONE);
  const { offer } = useUndo();
  const move = useWrite('slot.move');
  const copy = useWrite('slot.copy');
  const remove = useWrite('slot.delete');

  const slots = useData(
    'slot.range',
    {
      from: range ? dayBounds(range.from, zone)[0] : 0,
      to: range ? dayBounds(range.to, zone)[0] : 0,
      accountId,
    },
    { enabled: range !== undefined, placeholderData: (before) => before },
  );
  const now = useMinute();
  const ids = Array.from(selected);
  // A slot asked for from elsewhere is open until it is closed here, with its day behind it.
  const shown = open ?? asked;
  const askedAt = useData('slot.get', { id: asked ?? 1 }, { enabled: asked !== null }).data?.startsAt;
  const askedDay = asked === null || askedAt === undefined ? null : localDay(askedAt, zone);
  const [followed, setFollowed] = useState<string | null>(null);
  if (askedDay !== followed) {
    setFollowed(askedDay);
    if (askedDay !== null) setDay(askedDay);
  }
  const close = (): void => {
    setOpen(null);
    if (asked !== null) go('calendar');
  };

  const add = useStable((at: string): void => setOpen(newDraft(at, zone, Date.now())));
  const pick = useStable((slot: SlotInView, several: boolean): void => {
    if (!several) {
      setOpen(slot.id);
      return;
    }
    const next = new Set(selected);
    if (!next.delete(slot.id)) next.add(slot.id);
    setSelected(next);
  });
  const shift = (days: number): void => {
    if (ids.length === 0 || days === 0) return;
    move.mutate(
      { ids, starts: null, days },
      {
        onSuccess: ({ ids: moved }) => {
          setSelected(new Set(moved));
          offer(t('calendar:shifted', { n: moved.length }));
        },
      },
    );
  };
  const drop = useStable((slot: SlotInView, starts: string, asCopy: boolean): void => {
    if (asCopy)
      copy.mutate(
        { ids: [slot.id], starts, days: 0 },
        { onSuccess: () => offer(t('calendar:copied', { title: slot.title })) },
      );
    else if (selected.has(slot.id) && selected.size > 1) {
      const days = dayNumber(starts.slice(0, 10)) - dayNumber(localDay(slot.startsAt, zone));
      shift(days);
    } else move.mutate({ ids: [slot.id], starts, days: 0 });
  });
  const copyAll = (days: number): void =>
    copy.mutate(
      { ids, starts: null, days },
      { onSuccess: ({ ids: made }) => offer(t('calendar:copiedSome', { n: made.length })) },
    );
  const removeAll = (wanted: readonly number[]): void => {
    if (wanted.length === 0) return;
    remove.mutate(
      { ids: [...wanted], reach: 'this' },
      {
        onSuccess: ({ ids: gone }) => {
          setSelected(NONE);
          offer(t('calendar:deleted', { n: gone.length }));
        },
      },
    );
  };
  const showRange = useStable((from: string, to: string): void =>
    setRange((before) => (before?.from === from && before.to === to ? before : { from, to })),
  );
  const showDay = useStable((wanted: string): void => {
    setDay(wanted);
    setView('day');
  });
  const today = (): void => setDay(localDay(Date.now(), zone));
  const show = (next: View): void => setView(next);

  useKeys(t('app:nav.calendar'), [
    { keys: 'm', label: t('calendar:view.month'), run: () => show('month') },
    { keys: 'w', label: t('calendar:view.week'), run: () => show('week') },
    { keys: 'd', label: t('calendar:view.day'), run: () => show('day') },
    { keys: 't', label: t('calendar:today'), run: today },
    { keys: 'ArrowLeft', label: t('calendar:earlier'), run: () => setDay(step(view, day, -1)) },
    { keys: 'ArrowRight', label: t('calendar:later'), run: () => setDay(step(view, day, 1)) },
    { keys: 'n', label: t('calendar:add'), run: () => add(day) },
    {
      keys: 'Delete',
      label: t('app:common.delete'),
      run: () => removeAll(ids.length > 0 ? ids : focusedSlot()),
    },
    { keys: 'Escape', label: '', run: () => setSelected(NONE) },
  ]);

  return (
    <div className={styles['page']}>
      <PageHead
        title={t('app:nav.calendar')}
        info={
          <>
            <Button onClick={today}>{t('calendar:today')}</Button>
            <Tooltip title={t('calendar:earlier')}>
              <Button
                type="text"
                aria-label={t('calendar:earlier')}
                icon={<LeftOutlined />}
                onClick={() => setDay(step(view, day, -1))}
              />
            </Tooltip>
            <Tooltip title={t('calendar:later')}>
              <Button
                type="text"
                aria-label={t('calendar:later')}
                icon={<RightOutlined />}
                onClick={() => setDay(step(view, day, 1))}
              />
            </Tooltip>
            <span className={styles['period']} aria-live="polite">
              {periodText(view, day, i18n.language)}
            </span>
            {slots.isFetching ? <Spin size="small" delay={150} /> : null}
          </>
        }
        extra={
          <>
            <Segmented<View>
              aria-label={t('calendar:view.title')}
              value={view}
              onChange={show}
              options={views.map((name) => ({ value: name, label: t(`calendar:view.${name}`) }))}
            />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => add(day)}>
              {t('calendar:add')}
            </Button>
          </>
        }
      />
      {ids.length > 0 ? (
        <SelectionBar
          count={ids.length}
          onShift={shift}
          onCopy={copyAll}
          onDelete={() => removeAll(ids)}
          onClear={() => setSelected(NONE)}
        />
      ) : null}
      {slots.data?.length === 0 ? <p className={styles['none']}>{t('calendar:none')}</p> : null}
      <CalendarView
        view={view}
        day={day}
        zone={zone}
        slots={slots.data ?? NO_SLOTS}
        selected={selected}
        now={now}
        onRange={showRange}
        onEmpty={add}
        onOpen={pick}
        onDrop={drop}
        onDay={showDay}
      />
      {shown === null ? null : <SlotDrawer open={shown} accountId={accountId} onClose={close} />}
    </div>
  );
}

/** The slot that has the keyboard's focus. */
function focusedSlot(): readonly number[] {
  const slot = document.activeElement?.querySelector<HTMLElement>('[data-slot]')?.dataset['slot'];
  return slot === undefined ? [] : [Number(slot)];
}
