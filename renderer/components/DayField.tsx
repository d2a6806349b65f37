import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  /** `YYYY-MM-DD`, or nothing. */
  readonly value?: string | null;
  readonly onChange?: (day: string) => void;
  /** For a label of a form; given by `Form.Item`. */
  readonly id?: string;
  /** What it asks for, where no label stands beside it. */
  readonly label?: string;
  /** What an empty field says; left out: that a day may be chosen. */
  readonly placeholder?: string;
  readonly size?: 'small';
  readonly disabled?: boolean;
  readonly allowClear?: boolean;
  readonly className?: string;
}

/** A day typed or picked; unlike the browser's own field it follows the language of the app. */
export function DayField({ value, onChange, label, ...rest }: DayFieldProps) {
  return (
    <DatePicker
      {...rest}
      aria-label={label}
      format="YYYY-MM-DD"
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day?.format('YYYY-MM-DD') ?? '')}
    />
  );
}
