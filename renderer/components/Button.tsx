import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { useTip } from './useTip';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'title'> {
  readonly look?: 'default' | 'primary' | 'text' | 'link';
  readonly small?: boolean;
  readonly icon?: ReactNode;
  /** Its deed is under way: it turns, and does nothing. */
  readonly busy?: boolean;
  /** Shown when the pointer rests on it. */
  readonly tip?: string;
}

/** A button that looks as antd's does, without antd: what the first picture shows is drawn before antd is read. */
export function Button({
  look = 'default',
  small = false,
  icon,
  busy = false,
  tip,
  className = '',
  children,
  ...props
}: ButtonProps) {
  const { on, tip: shown } = useTip(tip);
  const looks = [styles['button'], styles[look], small && styles['small'], busy && styles['busy'], className];
  return (
    <>
      <button
        {...(tip === undefined ? {} : on)}
        {...props}
        type="button"
        aria-busy={busy || undefined}
        className={looks.filter(Boolean).join(' ')}
        {...(busy ? { onClick: undefined } : {})}
      >
        {icon ? <span className={styles['icon']}>{icon}</span> : null}
        {children}
      </button>
      {shown}
    </>
  );
}
