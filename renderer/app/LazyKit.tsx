import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { request } from '../api/client';
import { queryKey } from '../api/hooks';
import { Coming } from '../components/Coming';
import { atFirstUse } from '../components/firstUse';
import { onMessage } from '../components/messages';
import { readAntd } from '../components/readAntd';
import { readAllTexts } from '../locales';

type Props = { readonly children: ReactNode };

let kit: ComponentType<Props> | null = null;

/**
 * What is drawn with antd: read once somebody turns to the window, before they can have chosen where to go, or at once
 * when it is wanted. A window that only stands there does without.
 */
export function LazyKit({ wanted, children }: Props & { readonly wanted: boolean }) {
  const client = useQueryClient();
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
      // Asked by most screens, and the first question that is not of Today: the data process reads all its handlers for it.
      void client.prefetchQuery({
        queryKey: queryKey('kind.list', undefined),
        queryFn: () => request('kind.list', undefined),
      });
    };
    if (wanted) return read();
    onMessage(read);
    return atFirstUse(read);
  }, [wanted, client]);
  // Code that cannot be read is the crash boundary's to say.
  if (failure !== null) throw failure;
  const Loaded = kit;
  return Loaded ? <Loaded>{children}</Loaded> : wanted ? <Coming /> : null;
}
