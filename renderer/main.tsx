import { createRoot } from 'react-dom/client';
import type { AppSettings } from '#shared/contract/settings';
import { askApp } from './api/client';
import { queryKey } from './api/hooks';
import { App } from './app/App';
import { followChanges } from './app/invalidation';
import { makeQueryClient, readFirst } from './app/queryClient';
import { chooseLanguage, startLanguages } from './locales';
import './app/base.css';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  const client = makeQueryClient();
  followChanges(client, window.qundesk.subscribe);
  const [info] = await Promise.all([askApp('app.info', undefined), readFirst(client)]);
  const settings = client.getQueryData<AppSettings>(queryKey('setting.all', undefined));
  startLanguages(chooseLanguage(settings?.language ?? 'system', info.locale));
  createRoot(root).render(<App window={location.hash === '#bar' ? 'bar' : 'main'} client={client} />);
}

void start();
