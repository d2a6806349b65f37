import { useId } from 'react';
import styles from './ColourPicker.module.css';

interface ColourPickerProps {
  readonly colours: readonly string[];
  readonly label: string;
  /** The word for the colour at a place in the list. */
  readonly nameOf: (index: number) => string;
  readonly value?: string;
  readonly onChange?: (colour: string) => void;
}

/** One colour of a few, as radio buttons: arrow keys move, as they do in any radio group. */
export function ColourPicker({ colours, label, nameOf, value, onChange }: ColourPickerProps) {
  const group = useId();
  return (
    <span className={styles['colours']} role="radiogroup" aria-label={label}>
      {colours.map((colour, index) => (
        <label
          key={colour}
          className={styles['colour']}
          style={{ background: colour, color: colour }}
          title={nameOf(index)}
        >
          <input
            type="radio"
            name={group}
            value={colour}
            checked={value === colour}
            onChange={() => onChange?.(colour)}
            aria-label={nameOf(index)}
          />
        </label>
      ))}
    </span>
  );
}
