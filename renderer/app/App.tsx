import type { QueryClient } from '@tanstack/react-query';
import { lazily } from '../components/lazily';
import { Providers } from './providers';
import { Shell } from './Shell';

const PasteBar = lazily(() => import('../features/today/PasteBar').then((module) => module.PasteBar));

/** A window: the main one, or the paste bar. */
export function App({ window: kind, client }: { readonly window: 'main' | 'bar'; readonly client: QueryClient }) {
  return <Providers client={client}>{kind === 'bar' ? <PasteBar /> : <Shell />}</Providers>;
}
