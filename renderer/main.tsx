import { createRoot } from 'react-dom/client';
import { askApp, request } from './api/client';
import { App } from './app/App';
import { chooseLanguage, startLanguages } from './locales';
import './app/base.css';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  const [info, settings] = await Promise.all([
    askApp('app.info', undefined),
    request('setting.all', undefined).catch(() => null),
  ]);
  startLanguages(chooseLanguage(settings?.language ?? 'system', info.locale));
  createRoot(root).render(<App window={location.hash === '#bar' ? 'bar' : 'main'} />);
}

void start();
