import { Checkbox, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Repeat } from '#shared/contract/calendar';
import { weekdayName } from './weekdays';
import styles from './SlotDrawer.module.css';

interface RepeatFieldProps {
  readonly value: Repeat | null;
  /** ISO weekday of the first day, which always belongs to a weekly repetition. */
  readonly firstWeekday: number;
  readonly firstDay: string;
  readonly onChange: (repeat: Repeat | null) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Whether and how a slot comes again, and until when. */
export function RepeatField({ value, firstWeekday, firstDay, onChange }: RepeatFieldProps) {
  const { t, i18n } = useTranslation();
  const choose = (how: 'never' | Repeat['freq']): void =>
    onChange(
      how === 'never'
        ? null
        : { freq: how, weekdays: how === 'weekly' ? [firstWeekday] : [], until: value?.until ?? null },
    );
  return (
    <div className={styles['repeat']}>
      <Segmented<'never' | Repeat['freq']>
        aria-label={t('calendar:repeat.title')}
        value={value?.freq ?? 'never'}
        onChange={choose}
        options={[
          { value: 'never', label: t('calendar:repeat.never') },
          { value: 'daily', label: t('calendar:repeat.daily') },
          { value: 'weekly', label: t('calendar:repeat.weekly') },
        ]}
      />
      {value?.freq === 'weekly' ? (
        <Checkbox.Group<number>
          value={Array.from(new Set([...value.weekdays, firstWeekday]))}
          onChange={(weekdays) => onChange({ ...value, weekdays })}
          options={WEEKDAYS.map((weekday) => ({
            value: weekday,
            label: weekdayName(weekday, i18n.language),
            disabled: weekday === firstWeekday,
          }))}
        />
      ) : null}
      {value ? (
        <label className={styles['until']}>
          {t('calendar:repeat.until')}
          <DatePicker
            value={value.until === null ? null : dayjs(value.until)}
            minDate={dayjs(firstDay)}
            placeholder={t('calendar:repeat.noEnd')}
            onChange={(day) => onChange({ ...value, until: day?.format('YYYY-MM-DD') ?? null })}
          />
        </label>
      ) : null}
    </div>
  );
}
