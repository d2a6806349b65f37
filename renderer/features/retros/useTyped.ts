import { useState } from 'react';

/** A field's text while it is typed: what is stored shows again once it changes and the field is left. */
export function useTyped(stored: string) {
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (!focused) setTyped(null);
  }
  return {
    value: typed ?? stored,
    setTyped,
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
}
