import type { QueryClient } from '@tanstack/react-query';
import { PasteBar } from '../features/today/PasteBar';
import { Providers } from './providers';
import { Shell } from './Shell';

/** A window: the main one, or the paste bar. */
export function App({ window: kind, client }: { readonly window: 'main' | 'bar'; readonly client: QueryClient }) {
  return <Providers client={client}>{kind === 'bar' ? <PasteBar /> : <Shell />}</Providers>;
}
