import { createElement, useEffect, useState, type ComponentType } from 'react';

/**
 * A component whose code is read when it is first drawn; until then nothing stands there.
 * Not React's `lazy`, which holds back for 300 ms what comes after a fallback.
 */
export function lazily<Props extends object>(read: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazily(props: Props) {
    const [, setArrived] = useState(loaded !== null);
    useEffect(() => {
      if (loaded) return;
      void read().then((component) => {
        loaded = component;
        setArrived(true);
      });
    }, []);
    return loaded ? createElement(loaded, props) : null;
  };
}
