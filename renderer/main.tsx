import { createRoot } from 'react-dom/client';
import { askApp } from './api/client';
import { App } from './app/App';
import { followChanges } from './app/invalidation';
import { makeQueryClient, readFirst } from './app/queryClient';
import { chooseLanguage, startLanguages } from './locales';
import 'antd/dist/antd.css';
import './app/base.css';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  const client = makeQueryClient();
  followChanges(client, window.qundesk.subscribe);
  const [info, settings] = await Promise.all([askApp('app.info', undefined), readFirst(client)]);
  await startLanguages(chooseLanguage(settings?.language ?? 'system', info.locale));
  createRoot(root).render(<App window={location.hash === '#bar' ? 'bar' : 'main'} client={client} />);
}

void start();
