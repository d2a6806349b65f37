// Styles first: of rules that weigh the same the later wins, and ours shall.
import 'antd/dist/antd.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { followChanges } from './app/invalidation';
import { makeQueryClient, readFirst } from './app/queryClient';
import { chooseLanguage, readLanguage, startLanguages } from './locales';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  const client = makeQueryClient();
  followChanges(client, window.qundesk.subscribe);
  // The system's language is mostly the one to show: its texts come while the settings are read.
  readLanguage(chooseLanguage('system', navigator.language));
  const settings = await readFirst(client);
  await startLanguages(chooseLanguage(settings?.language ?? 'system', navigator.language));
  createRoot(root).render(<App window={location.hash === '#bar' ? 'bar' : 'main'} client={client} />);
}

void start();
