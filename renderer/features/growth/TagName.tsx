import { Input } from 'antd';
import { useRef, useState } from 'react';

interface TagNameProps {
  readonly label: string;
  readonly start?: string;
  /** The name typed, or null where it was left or is what it was. */
  readonly onDone: (name: string | null) => void;
  /** Enter takes the name and leaves the field open for the next one. */
  readonly onNext?: (name: string) => void;
}

/** A name being typed in place: Enter takes it, Escape leaves it. */
export function TagName({ label, start = '', onDone, onNext }: TagNameProps) {
  const [name, setName] = useState(start);
  const done = useRef(false);
  const finish = (typed: string | null): void => {
    if (done.current) return;
    done.current = true;
    const given = typed?.trim() ?? '';
    onDone(given === '' || given === start ? null : given);
  };
  return (
    <Input
      autoFocus
      size="small"
      maxLength={40}
      style={{ width: 140 }}
      aria-label={label}
      placeholder={label}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onPressEnter={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (!onNext) finish(name);
        else if (name.trim() === '') finish(null);
        else {
          onNext(name.trim());
          setName('');
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        finish(null);
      }}
      onBlur={() => finish(name)}
    />
  );
}
