import { useEffect, useState, type ComponentProps, type ComponentType } from 'react';
import type { Palette } from './Palette';

type Props = ComponentProps<typeof Palette>;

/** The palette, its code read when it is first opened. */
export function LazyPalette(props: Props) {
  const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (props.open && !Loaded) void import('./Palette').then((module) => setLoaded(() => module.Palette));
  }, [props.open, Loaded]);
  return Loaded ? <Loaded {...props} /> : null;
}
