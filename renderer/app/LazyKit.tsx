import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { afterPicture } from '../components/afterPicture';
import { readAntd } from '../components/readAntd';
import { readAllTexts } from '../locales';

type Props = { readonly children: ReactNode };

let kit: ComponentType<Props> | null = null;

/**
 * What is drawn with antd: nothing of it is read before the first picture stands, all of it once the window is at rest
 * after that, or at once when it is wanted.
 */
export function LazyKit({ wanted, children }: Props & { readonly wanted: boolean }) {
  const [, setArrived] = useState(kit !== null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (kit) return;
    const read = (): void => {
      Promise.all([readAntd(() => import('./Kit')), readAllTexts()]).then(
        ([module]) => {
          kit = module.Kit;
          setArrived(true);
        },
        (error: unknown) => setFailure(error),
      );
    };
    if (wanted) return read();
    let idle = 0;
    const forget = afterPicture(() => {
      idle = requestIdleCallback(read);
    });
    return () => {
      forget();
      cancelIdleCallback(idle);
    };
  }, [wanted]);
  // Code that cannot be read is the crash boundary's to say.
  if (failure !== null) throw failure;
  const Loaded = kit;
  return Loaded ? <Loaded>{children}</Loaded> : null;
}
