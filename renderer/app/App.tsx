import { PasteBar } from '../features/today/PasteBar';
import { Providers } from './providers';
import { Shell } from './Shell';

/** A window: the main one, or the paste bar. */
export function App({ window: kind }: { readonly window: 'main' | 'bar' }) {
  return <Providers>{kind === 'bar' ? <PasteBar /> : <Shell />}</Providers>;
}
