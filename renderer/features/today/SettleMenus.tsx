import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTime } from '#shared/domain/clock';
import { useTodayState } from './todayState';
import type { Settling } from './useSettling';
import { Button } from '../../components/Button';
import { Float } from '../../components/Float';
import { stepIn } from '../../components/Menu';
import { figure } from '../../components/figure';
import styles from './CurrentDelivery.module.css';

const REASONS = ['busy', 'unfit', 'cancelled', 'repeat', 'closed'] as const;

interface MenuProps {
  readonly name: 'skip' | 'later';
  readonly icon: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly { readonly text: string; readonly run: () => void }[];
  readonly children: ReactNode;
}

// A small menu at its button: digits choose, Escape closes, the own choice stands last.
function SettleMenu({ name, icon, label, hint, choices, children }: MenuProps) {
  const { menu, openMenu } = useTodayState();
  const first = useRef<HTMLButtonElement>(null);
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const open = menu === name;
  const close = useCallback(() => openMenu(null), [openMenu]);
  useEffect(() => {
    if (open) first.current?.focus();
  }, [open]);
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      openMenu(null);
      opener?.focus();
    } else if (event.target instanceof HTMLInputElement) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stepIn(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    }
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (choice) {
      event.preventDefault();
      choice.run();
    }
  };
  return (
    <>
      <Button
        ref={setOpener}
        look="text"
        small
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => openMenu(open ? null : name)}
      >
        {label}
        <kbd>{hint}</kbd>
      </Button>
      {open && opener ? (
        <Float at={opener} kind="panel" side="top" align="start" onAway={close}>
          <div className={styles['menu']} role="group" aria-label={label} tabIndex={-1} onKeyDown={onKey}>
            <div className={styles['choices']} role="menu" aria-label={label}>
              {choices.map((choice, index) => (
                <button
                  key={choice.text}
                  ref={index === 0 ? first : undefined}
                  type="button"
                  role="menuitem"
                  className={styles['choice']}
                  onClick={choice.run}
                >
                  <span>{choice.text}</span>
                  <kbd>{figure(index + 1)}</kbd>
                </button>
              ))}
            </div>
            {children}
          </div>
        </Float>
      ) : null}
    </>
  );
}

/** Skip with a reason: five common ones, or one's own words. */
export function SkipButton({ icon, deeds }: { readonly icon: ReactNode; readonly deeds: Settling }) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const say = (reason: string): void => {
    setOwn('');
    deeds.skip(reason);
  };
  return (
    <SettleMenu
      name="skip"
      icon={icon}
      label={t('today:do.skip')}
      hint="S"
      choices={REASONS.map((reason) => {
        const text = t(`today:reason.${reason}`);
        return { text, run: () => say(text) };
      })}
    >
      <div className={styles['own']}>
        <input
          type="text"
          value={own}
          maxLength={200}
          placeholder={t('today:reason.own')}
          aria-label={t('today:reason.own')}
          onChange={(event) => setOwn(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) say(own.trim());
          }}
        />
        <Button onClick={() => say(own.trim())}>{t('today:do.skip')}</Button>
      </div>
    </SettleMenu>
  );
}

interface LaterProps {
  readonly icon: ReactNode;
  readonly deeds: Settling;
  readonly zone: string;
  readonly dueAt: number;
  readonly now: number;
}

/** Put off: 10 minutes, an hour, the same time tomorrow, or a time of one's own. */
export function LaterButton({ icon, deeds, zone, dueAt, now }: LaterProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  return (
    <SettleMenu
      name="later"
      icon={icon}
      label={t('today:do.later')}
      hint="Z"
      choices={[
        { text: t('today:later.minutes'), run: () => deeds.later({ minutes: 10 }) },
        { text: t('today:later.hour'), run: () => deeds.later({ minutes: 60 }) },
        { text: t('today:later.tomorrow'), run: () => deeds.later({ tomorrow: true }) },
      ]}
    >
      <div className={styles['own']}>
        <input
          type="datetime-local"
          aria-label={t('today:later.own')}
          value={own === '' ? localDateTime(Math.max(dueAt, now), zone) : own}
          min={localDateTime(now, zone)}
          onChange={(event) => setOwn(event.target.value)}
        />
        <Button
          onClick={() => {
            const local = own === '' ? localDateTime(Math.max(dueAt, now), zone) : own;
            setOwn('');
            // The calendar library is read when a time of one's own is first given.
            void import('#shared/domain/time').then(({ instantOf }) =>
              deeds.later({ at: instantOf(local.slice(0, 16), zone) }),
            );
          }}
        >
          {t('today:do.later')}
        </Button>
      </div>
    </SettleMenu>
  );
}
