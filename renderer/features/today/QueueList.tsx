import { elementScroll, useVirtualizer, type VirtualizerOptions } from '@tanstack/react-virtual';
import { useQueries } from '@tanstack/react-query';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryRow, QueueSection } from '#shared/contract/today';
import { QUEUE_PAGE, standing } from '#shared/domain/queue';
import { request } from '../../api/client';
import { queryKey } from '../../api/hooks';
import { afterPicture } from '../../components/afterPicture';
import { flatten, idsOf, rowIndex } from './queueRows';
import { clockOf, spanText, timeText } from './times';
import { figure } from '../../components/figure';
import styles from './QueueList.module.css';

const HEAD_PX = 44;
const ROW_PX = 32;

// As the library's own but for their first deed, to read the size of the list and to scroll it to where it is: either
// has the page laid out before its first frame, and then once more in it.
const inFrame: Pick<VirtualizerOptions<HTMLDivElement, Element>, 'observeElementRect' | 'scrollToFn'> = {
  observeElementRect: ({ scrollElement: list }, tell) => {
    if (!list) return undefined;
    const observer = new ResizeObserver(() => tell({ width: list.clientWidth, height: list.clientHeight }));
    observer.observe(list);
    return () => observer.disconnect();
  },
  scrollToFn: (offset, options, list) => {
    if (offset > 0 || (list.scrollOffset ?? 0) > 0) elementScroll(offset, options, list);
  },
};

interface QueueListProps {
  readonly sections: readonly QueueSection[];
  readonly selected: number | null;
  readonly copiedId: number | null;
  readonly now: number;
  readonly zone: string;
  readonly onSelect: (id: number) => void;
}

/** The queue of the day by slot; only what is in view is drawn and read. */
export function QueueList({ sections, selected, copiedId, now, zone, onSelect }: QueueListProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => flatten(sections), [sections]);
  const ids = useMemo(() => idsOf(sections), [sections]);
  const [stands, setStands] = useState(false);
  useEffect(() => afterPicture(() => setStands(true)), []);
  // oxlint-disable-next-line react/incompatible-library -- its functions go to no memoised child
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? HEAD_PX : ROW_PX),
    // The first picture is of what is in view; rows beyond it, for scrolling, come after it.
    overscan: stands ? 12 : 1,
    // Rows stand in the first picture already, before the list has been measured.
    initialRect: { width: 0, height: window.innerHeight },
    ...inFrame,
  });
  const measured = useRef(rows);
  useEffect(() => {
    if (measured.current === rows) return;
    measured.current = rows;
    virtual.measure();
  }, [rows, virtual]);
  const at = rowIndex(rows, selected);
  useEffect(() => {
    // What stands at the top of a list that was not scrolled is in view: asking for it would lay the page out once more.
    if (at > 3 || (at >= 0 && (virtual.scrollOffset ?? 0) > 0)) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const inView = virtual.getVirtualItems();
  const byId = useDeliveries(
    ids,
    inView.flatMap((item) => {
      const row = rows[item.index];
      return row?.kind === 'delivery' ? [row.id] : [];
    }),
  );
  return (
    <div
      ref={box}
      className={styles['box']}
      role="listbox"
      aria-label={t('today:queue.label')}
      aria-activedescendant={selected === null ? undefined : `delivery-${selected}`}
      tabIndex={0}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {inView.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return row.kind === 'head' ? (
            <SectionHead key={item.key} section={row.section} now={now} zone={zone} top={item.start} />
          ) : (
            <Row
              key={item.key}
              id={row.id}
              row={byId.get(row.id)}
              section={row.section}
              now={now}
              zone={zone}
              top={item.start}
              selected={row.id === selected}
              copied={row.id === copiedId}
              onSelect={onSelect}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Placed {
  readonly section: QueueSection;
  readonly now: number;
  readonly zone: string;
  /** Distance from the top of the list, px. */
  readonly top: number;
}

const SectionHead = memo(function SectionHead({ section, now, zone, top }: Placed) {
  const { t } = useTranslation();
  const sent = section.items.filter((item) => item.status === 'sent').length;
  const open = section.items.filter((item) => item.status === 'due').length;
  const state = open === 0 ? 'done' : standing(section.dueAt, section.graceMs, now);
  return (
    <div
      className={styles['head']}
      style={{ height: HEAD_PX, transform: `translateY(${top}px)` }}
      role="presentation"
      data-state={state}
    >
      <i className={styles['colour']} style={{ background: section.colour }} />
      <time className={styles['time']}>{timeText(t, section.dueAt, now, zone)}</time>
      <span className={styles['title']} title={section.title}>
        {section.title}
      </span>
      <span className={styles['where']} title={section.accountName}>
        {section.device ? `${section.accountName} · ${section.device}` : section.accountName}
      </span>
      <span className={styles['count']} title={t('today:queue.count', { sent, total: section.items.length })}>
        {figure(sent)}/{figure(section.items.length)}
      </span>
    </div>
  );
});

interface RowProps extends Placed {
  readonly id: number;
  readonly row: DeliveryRow | undefined;
  readonly selected: boolean;
  readonly copied: boolean;
  readonly onSelect: (id: number) => void;
}

const Row = memo(function Row({ id, row, section, now, zone, top, selected, copied, onSelect }: RowProps) {
  const { t } = useTranslation();
  const state = row?.status === 'due' ? standing(section.dueAt, section.graceMs, now) : (row?.status ?? 'ahead');
  const name = row ? (row.groupName ?? t('today:moments')) : '';
  return (
    <div
      id={`delivery-${id}`}
      className={styles['row']}
      style={{ height: ROW_PX, transform: `translateY(${top}px)` }}
      role="option"
      aria-selected={selected}
      data-state={state}
      onClick={() => onSelect(id)}
    >
      <i className={styles['bar']} style={{ background: section.colour }} />
      <i className={styles['mark']} data-state={state} aria-hidden />
      <GroupName name={name} />
      {copied && row?.status === 'due' ? <span className={styles['copied']}>{t('today:queue.copied')}</span> : null}
      <span className={styles['status']} title={row?.reason}>
        {row ? statusText(row, state, section, now, zone, t) : ''}
      </span>
    </div>
  );
});

const TAIL = 8;

/** A long name is cut in its middle: what tells groups apart, their number, stands at the end. */
function GroupName({ name }: { readonly name: string }) {
  const letters = Array.from(name);
  const cut = letters.length > 2 * TAIL ? letters.length - TAIL : letters.length;
  return (
    <span className={styles['group']} title={name}>
      <span className={styles['front']}>{letters.slice(0, cut).join('')}</span>
      {cut < letters.length ? <span className={styles['tail']}>{letters.slice(cut).join('')}</span> : null}
    </span>
  );
}

type State = ReturnType<typeof standing> | DeliveryRow['status'];

function statusText(
  row: DeliveryRow,
  state: State,
  section: QueueSection,
  now: number,
  zone: string,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  switch (state) {
    case 'ahead':
      return t('today:status.ahead');
    case 'due':
      return t('today:status.due');
    case 'late':
      return t('today:status.late', { span: spanText(t, now - section.dueAt) });
    case 'sent':
      return t('today:status.sent', { time: row.doneAt === null ? '' : clockOf(row.doneAt, zone) });
    case 'skipped':
      return row.reason === '' ? t('today:status.skipped') : t('today:status.skippedWhy', { reason: row.reason });
    case 'missed':
      return t('today:status.missed');
  }
}

/** The rows of what is in view, read in fixed pages of the day's ids. */
function useDeliveries(ids: readonly number[], shown: readonly number[]): ReadonlyMap<number, DeliveryRow> {
  const position = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const pages = Array.from(new Set(shown.map((id) => Math.floor((position.get(id) ?? 0) / QUEUE_PAGE))));
  const results = useQueries({
    queries: pages.map((page) => {
      const wanted = ids.slice(page * QUEUE_PAGE, (page + 1) * QUEUE_PAGE);
      return {
        queryKey: queryKey('delivery.many', wanted),
        queryFn: () => request('delivery.many', wanted),
        placeholderData: (before: DeliveryRow[] | undefined) => before,
      };
    }),
  });
  return new Map(results.flatMap((result) => (result.data ?? []).map((row) => [row.id, row] as const)));
}
