import './app/base.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { followChanges } from './app/invalidation';
import { makeQueryClient, readFirst } from './app/queryClient';
import { chooseLanguage, startLanguages } from './locales';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  const system = navigator.userAgent;
  document.documentElement.dataset['system'] = system.includes('Linux')
    ? 'linux'
    : system.includes('Windows')
      ? 'windows'
      : 'mac';
  const client = makeQueryClient();
  followChanges(client, window.qundesk.subscribe);
  const settings = await readFirst(client);
  await startLanguages(chooseLanguage(settings?.language ?? 'system', navigator.language));
  const kind = location.hash === '#bar' ? 'bar' : 'main';
  // At once: what React puts off until its next turn waits for a frame with nothing in it.
  flushSync(() => createRoot(root).render(<App window={kind} client={client} />));
}

void start();
