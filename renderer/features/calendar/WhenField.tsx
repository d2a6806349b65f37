import { DatePicker, InputNumber, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { SlotDraft } from '#shared/contract/calendar';
import styles from './SlotDrawer.module.css';

interface WhenFieldProps {
  readonly draft: SlotDraft;
  readonly onChange: (part: Partial<SlotDraft>) => void;
}

/** Day, time and how long after it may still go out, on the wall clock of the draft's zone. */
export function WhenField({ draft, onChange }: WhenFieldProps) {
  const { t } = useTranslation();
  const [day = '', clock = ''] = draft.starts.split('T');
  return (
    <div className={styles['row']}>
      <DatePicker
        aria-label={t('calendar:editor.day')}
        allowClear={false}
        value={dayjs(day)}
        onChange={(value) => value && onChange({ starts: `${value.format('YYYY-MM-DD')}T${clock}` })}
      />
      <TimePicker
        aria-label={t('calendar:editor.time')}
        allowClear={false}
        format="HH:mm"
        minuteStep={5}
        needConfirm={false}
        value={dayjs(`${day}T${clock}`)}
        onChange={(value) => value && onChange({ starts: `${day}T${value.format('HH:mm')}` })}
      />
      <label className={styles['window']}>
        {t('calendar:editor.window')}
        <InputNumber
          controls={false}
          min={0}
          max={1440}
          step={15}
          value={draft.windowMinutes}
          onChange={(value) => onChange({ windowMinutes: Math.round(Number(value ?? 0)) })}
          suffix={t('calendar:editor.minutes')}
        />
      </label>
      <span className={styles['zone']}>{draft.zone}</span>
    </div>
  );
}
