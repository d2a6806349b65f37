import { useVirtualizer } from '@tanstack/react-virtual';
import { useState, type ReactNode } from 'react';

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  /** Pixels of a row before it is measured. */
  readonly height: number;
  readonly className?: string | undefined;
  readonly children: (index: number) => ReactNode;
}

/** A list of which only the rows in view are drawn; each may be as high as it needs. */
export function VirtualRows({ label, count, height, className, children }: VirtualRowsProps) {
  const [view, setView] = useState<HTMLDivElement | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions go to no memoised child
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => view,
    estimateSize: () => height,
    overscan: 8,
    useFlushSync: false,
  });
  return (
    // The list scrolls, so it must be reachable by keyboard where its rows hold nothing to focus.
    <div ref={setView} className={className} tabIndex={0} role="list" aria-label={label}>
      <div style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
