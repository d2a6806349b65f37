import { CheckOutlined, ReloadOutlined } from '../../components/icons';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotInView } from '#shared/contract/calendar';
import styles from './SlotEvent.module.css';

export interface SlotEventProps {
  readonly slot: SlotInView;
  /** Wall clock of its start. */
  readonly time: string;
  /** UTC ms. */
  readonly now: number;
  readonly selected: boolean;
  /** Whether there is room for the group's name and what became of it. */
  readonly roomy: boolean;
}

/** One slot in the calendar: the account's colour, time, title, how many groups, how far it is done. */
export function SlotEvent({ slot, time, now, selected, roomy }: SlotEventProps) {
  const { t } = useTranslation();
  const { due, sent, skipped, missed } = slot.counts;
  const all = due + sent + skipped + missed;
  const done = due === 0;
  const overdue = due > 0 && slot.startsAt + slot.windowMinutes * 60_000 < now;
  const where =
    slot.kind === 'moments'
      ? t('calendar:moments')
      : slot.groups === 1 && slot.groupNames[0] !== undefined && roomy
        ? slot.groupNames[0]
        : t('calendar:groups', { n: slot.groups, count: slot.groups });
  const state = done
    ? t('calendar:state.done', { sent, all })
    : overdue
      ? t('calendar:state.overdue', { due })
      : sent > 0
        ? t('calendar:state.partly', { sent, all })
        : '';
  const told = [
    time,
    slot.title,
    slot.accountName,
    slot.groupNames.join(t('conditions:separator')) || where,
    state,
    slot.words,
  ]
    .filter((part) => part !== '')
    .join('\n');
  const classes = [
    styles['event'],
    done && styles['done'],
    overdue && styles['overdue'],
    selected && styles['selected'],
  ];
  const tint: CSSProperties & Record<'--account', string> = { '--account': slot.colour };
  return (
    <div className={classes.filter(Boolean).join(' ')} style={tint} title={told} data-slot={slot.id}>
      <span className={styles['time']}>{time}</span>
      <span className={styles['title']}>{slot.title}</span>
      {slot.repeated ? <ReloadOutlined className={styles['mark']} aria-label={t('calendar:repeat.repeated')} /> : null}
      {done && sent > 0 ? <CheckOutlined className={styles['mark']} aria-label={state} /> : null}
      <span className={styles['where']}>{where}</span>
      {roomy && state !== '' ? <span className={styles['state']}>{state}</span> : null}
      {done ? null : (
        <span className={styles['progress']}>
          <span style={{ width: `${(100 * (all - due)) / all}%` }} />
        </span>
      )}
    </div>
  );
}
