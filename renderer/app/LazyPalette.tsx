import { useEffect, useState, type ComponentProps, type ComponentType } from 'react';
import { Coming } from '../components/Coming';
import type { Palette } from './Palette';

type Props = ComponentProps<typeof Palette>;

/** The palette, its code read once the window is at rest, or when it is opened before that. */
export function LazyPalette(props: Props) {
  const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (Loaded) return;
    const read = (): void => void import('./Palette').then((module) => setLoaded(() => module.Palette));
    if (props.open) {
      read();
      return;
    }
    // What is typed right after Ctrl+K must find the field there: else its letters are keys of the screen.
    const idle = requestIdleCallback(read);
    return () => cancelIdleCallback(idle);
  }, [props.open, Loaded]);
  if (Loaded) return <Loaded {...props} />;
  return props.open ? <Coming /> : null;
}
