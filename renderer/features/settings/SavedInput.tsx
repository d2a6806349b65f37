import { Input } from 'antd';
import { useState } from 'react';

interface SavedInputProps {
  readonly id: string;
  readonly value: string;
  readonly type?: 'text' | 'time' | 'number';
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** Called on leaving the field or Enter, when the text differs; false = not acceptable, the old value returns. */
  readonly onSave: (value: string) => boolean;
}

/** A text field that saves when it is left or Enter is pressed; Escape takes the typing back. */
export function SavedInput({ value, onSave, ...rest }: SavedInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (): void => {
    if (typed !== null && typed !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <Input
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onPressEnter={finish}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
