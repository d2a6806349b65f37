import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './Float.module.css';

/** What a float stands at: an element, or a point of the window in px. */
export type Anchor = Element | { readonly x: number; readonly y: number };

interface FloatProps {
  readonly at: Anchor;
  readonly kind: 'tip' | 'panel' | 'menu';
  /** Where it stands if there is room; else at the opposite side. */
  readonly side: 'top' | 'bottom' | 'right';
  /** Along that side: at the middle of its anchor, or beginning with it. */
  readonly align?: 'middle' | 'start';
  readonly id?: string;
  readonly role?: 'tooltip';
  /** Told of a press anywhere else but on the anchor. */
  readonly onAway?: () => void;
  readonly children: ReactNode;
}

// From the anchor to the float, from the float to the edge of the window, from the float's corner to its arrow; px.
const GAP = 12;
const EDGE = 8;
const ARROW = 20;

/** What floats above the window at something: tips, panels, menus. Drawn without antd, which the first picture does without. */
export function Float({ at, kind, side, align = 'middle', id, role, onAway, children }: FloatProps) {
  const box = useRef<HTMLDivElement>(null);
  const arrow = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      if (box.current) put(box.current, arrow.current, at, side, align);
    };
    place();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  });
  useEffect(() => {
    if (!onAway) return;
    const away = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node)) return;
      if (!box.current?.contains(target) && !(at instanceof Element && at.contains(target))) onAway();
    };
    document.addEventListener('pointerdown', away, true);
    return () => document.removeEventListener('pointerdown', away, true);
  }, [at, onAway]);
  return createPortal(
    <div ref={box} id={id} role={role} className={styles['float']} data-float data-kind={kind}>
      {kind === 'menu' ? null : <i ref={arrow} className={styles['arrow']} />}
      {children}
    </div>,
    document.body,
  );
}

function put(
  box: HTMLElement,
  arrow: HTMLElement | null,
  at: Anchor,
  side: FloatProps['side'],
  align: 'middle' | 'start',
): void {
  const { left, top, right, bottom } = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.x, at.y);
  const { width, height } = box.getBoundingClientRect();
  const gap = arrow ? GAP : 4;
  const middle = (left + right) / 2;
  const within = (from: number, length: number, room: number): number =>
    Math.min(Math.max(from, EDGE), Math.max(EDGE, room - EDGE - length));
  const beside = side === 'right';
  const x = within(beside ? right + gap : align === 'start' ? left : middle - width / 2, width, innerWidth);
  const above = side === 'top' ? top - gap - height >= EDGE : bottom + gap + height > innerHeight - EDGE;
  const y = beside
    ? within((top + bottom - height) / 2, height, innerHeight)
    : above
      ? top - gap - height
      : bottom + gap;
  box.dataset['side'] = beside ? 'right' : above ? 'top' : 'bottom';
  box.style.transform = `translate(${x}px, ${y}px)`;
  if (!arrow) return;
  const points = align === 'start' ? Math.min(ARROW, width / 2) : middle - x;
  arrow.style.left = beside ? '0' : `${points}px`;
  arrow.style.top = beside ? `${(top + bottom) / 2 - y}px` : above ? '100%' : '0';
}
