import FullCalendar, {
  type CalendarRef,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventInput,
} from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import zhCn from '@fullcalendar/react/locales/zh-cn';
import zhTw from '@fullcalendar/react/locales/zh-tw';
import enGb from '@fullcalendar/react/locales/en-gb';
import classic from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotInView } from '#shared/contract/calendar';
import styles from './CalendarView.module.css';
import { SlotEvent, type SlotEventProps } from './SlotEvent';
import { fromCalendar, toCalendar, viewNames, type View } from './wallClock';

interface CalendarViewProps {
  readonly view: View;
  /** A day `YYYY-MM-DD` of the period shown. */
  readonly day: string;
  readonly zone: string;
  readonly slots: readonly SlotInView[];
  readonly selected: ReadonlySet<number>;
  /** UTC ms; what is open before it is overdue. */
  readonly now: number;
  /** First and one-past-last day `YYYY-MM-DD` on screen. */
  readonly onRange: (from: string, to: string) => void;
  /** A click on an empty time: its wall clock, or a day alone. */
  readonly onEmpty: (local: string) => void;
  readonly onOpen: (slot: SlotInView, several: boolean) => void;
  /** A drop at a wall clock; `copy` where Alt was held. */
  readonly onDrop: (slot: SlotInView, starts: string, copy: boolean) => void;
  readonly onDay: (day: string) => void;
}

const PLUGINS = [classic, dayGrid, timeGrid, interaction];
const LOCALES = [zhCn, zhTw, enGb];
const LOCALE_CODES: Readonly<Record<string, string>> = { 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tw', en: 'en-gb' };
const HOUR = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** The month, week or day with its slots; drawn anew only when what it shows has changed, since a busy month is a thousand slots. */
export const CalendarView = memo(function CalendarView(props: CalendarViewProps) {
  const { view, day, zone, slots, selected, now, onRange, onEmpty, onOpen, onDrop, onDay } = props;
  const { i18n, t } = useTranslation();
  const calendar = useRef<CalendarRef>(null);

  useEffect(() => {
    // FullCalendar renders synchronously; outside React's own commit it may.
    queueMicrotask(() => calendar.current?.getApi().changeView(viewNames[view], day));
  }, [view, day]);

  const box = useRef<HTMLDivElement>(null);
  const fit = useSlotsThatFit(box);
  const byId = useMemo(() => new Map(slots.map((slot) => [String(slot.id), slot])), [slots]);
  const events = useMemo((): EventInput[] => {
    const eventOf = (slot: SlotInView): EventInput => ({
      id: String(slot.id),
      title: slot.title,
      start: toCalendar(slot.startsAt, zone),
      startEditable: slot.counts.due > 0,
      extendedProps: { shown: { slot, now, selected: selected.has(slot.id), roomy: view === 'day' } satisfies Shown },
    });
    if (view !== 'month') return slots.map(eventOf);
    return fitIntoDays(slots, (slot) => toCalendar(slot.startsAt, zone).slice(0, 10), fit.month).flatMap(
      ({ day: on, shown, more }) => [
        ...shown.map(eventOf),
        ...(more === 0
          ? []
          : [
              {
                id: `more-${on}`,
                title: t('calendar:more', { n: more }),
                start: `${on}T23:59:58Z`,
                // Else it would last into the next day.
                end: `${on}T23:59:59Z`,
                startEditable: false,
                extendedProps: { more },
              },
            ]),
      ],
    );
  }, [slots, zone, now, selected, view, fit.month, t]);

  const drop = (info: EventDropInfo): void => {
    const slot = byId.get(info.event.id);
    const start = info.event.start;
    // The slot moves once its data has; until then, and always for a copy, it stands where it was.
    info.revert();
    if (slot && start) onDrop(slot, fromCalendar(start), info.jsEvent.altKey);
  };

  return (
    <div className={styles['calendar']} ref={box}>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        locales={LOCALES}
        locale={LOCALE_CODES[i18n.language] ?? 'zh-cn'}
        timeZone="UTC"
        now={toCalendar(now, zone)}
        initialView={viewNames[view]}
        initialDate={day}
        firstDay={1}
        headerToolbar={false}
        height="100%"
        nowIndicator
        nowIndicatorLineClass={styles['nowLine'] ?? ''}
        allDaySlot={false}
        slotEventOverlap={false}
        slotDuration="00:30"
        scrollTime="08:00"
        slotHeaderFormat={HOUR}
        eventTimeFormat={HOUR}
        defaultTimedEventDuration="00:30"
        eventDisplay="block"
        eventColor="transparent"
        eventContrastColor="var(--text)"
        eventDurationEditable={false}
        eventStartEditable
        eventInteractive
        eventOrder="start"
        eventMinHeight={20}
        eventMaxStack={view === 'day' ? fit.ofDay : fit.ofWeek}
        moreLinkClass={styles['beside'] ?? ''}
        moreLinkHint={(n: number) => t('calendar:more', { n })}
        popoverClass={styles['popover'] ?? ''}
        popoverFormat={{ month: 'long', day: 'numeric', weekday: 'long' }}
        dayCellTopClass={styles['top'] ?? ''}
        dayCellTopInnerClass={styles['number'] ?? ''}
        dayHeaderInnerClass={styles['weekday'] ?? ''}
        dayHeaderContent={(info) => (view === 'month' ? info.weekdayText : `${info.weekdayText} ${info.dayNumberText}`)}
        slotHeaderInnerClass={styles['hour'] ?? ''}
        navLinks
        navLinkDayClick={(date: Date) => onDay(fromCalendar(date).slice(0, 10))}
        events={events}
        eventContent={renderEvent}
        eventClass={styles['box'] ?? ''}
        eventInnerClass={styles['event'] ?? ''}
        datesSet={({ start, end }) => onRange(fromCalendar(start).slice(0, 10), fromCalendar(end).slice(0, 10))}
        dateClick={(info) => onEmpty(info.allDay ? info.dateStr.slice(0, 10) : fromCalendar(info.date))}
        eventClick={(info) => {
          const slot = byId.get(info.event.id);
          if (info.event.extendedProps['more'] !== undefined) onDay(info.event.startStr.slice(0, 10));
          if (slot) onOpen(slot, info.jsEvent.ctrlKey || info.jsEvent.metaKey || info.jsEvent.shiftKey);
        }}
        eventDrop={drop}
      />
    </div>
  );
});

type Shown = Omit<SlotEventProps, 'time'>;

function renderEvent(info: EventDisplayInfo) {
  // What `events` put there.
  if (info.event.extendedProps['more'] !== undefined) return <span className={styles['more']}>{info.event.title}</span>;
  const shown = info.event.extendedProps['shown'] as Shown;
  return <SlotEvent {...shown} time={info.timeText} />;
}

const WEEKS = 6;
const HEADER_PX = 40;
const DAY_TOP_PX = 20;
const MORE_PX = 18;
const SLOT_PX = 21;
const AXIS_PX = 52;
/** A slot with the start of its title; and one with its time, title and groups. */
const BESIDE_PX = 64;
const LINE_PX = 144;

interface DayOfSlots {
  readonly day: string;
  readonly shown: readonly SlotInView[];
  /** How many there was no room for. */
  readonly more: number;
}

/** The slots of each day that it has room for, earliest first. FullCalendar would draw all of them and hide the rest: a busy month is a thousand slots. */
function fitIntoDays(
  slots: readonly SlotInView[],
  dayOf: (slot: SlotInView) => string,
  room: number,
): readonly DayOfSlots[] {
  const days = new Map<string, SlotInView[]>();
  for (const slot of slots.toSorted((one, other) => one.startsAt - other.startsAt || one.id - other.id)) {
    const all = days.get(dayOf(slot));
    if (all) all.push(slot);
    else days.set(dayOf(slot), [slot]);
  }
  return Array.from(days, ([day, all]) =>
    all.length <= room ? { day, shown: all, more: 0 } : { day, shown: all.slice(0, room), more: all.length - room },
  );
}

interface Room {
  /** In a day of the month beside "n more"; FullCalendar's own count leaves a third of the cell empty. */
  readonly month: number;
  /** Side by side in one hour: more would leave no words of any. */
  readonly ofWeek: number;
  readonly ofDay: number;
}

/** How many slots there is room for. */
function useSlotsThatFit(box: RefObject<HTMLElement | null>): Room {
  const [fit, setFit] = useState<Room>({ month: 3, ofWeek: 2, ofDay: 6 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      const room = (px: number, one: number): number => Math.max(1, Math.floor(px / one));
      const month = room((height - HEADER_PX) / WEEKS - DAY_TOP_PX - MORE_PX, SLOT_PX);
      const ofWeek = room((width - AXIS_PX) / 7, BESIDE_PX);
      const ofDay = room(width - AXIS_PX, LINE_PX);
      setFit((now) =>
        now.month === month && now.ofWeek === ofWeek && now.ofDay === ofDay ? now : { month, ofWeek, ofDay },
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return fit;
}
