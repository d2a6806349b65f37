import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/domain/language';
import { request } from '../api/client';
import { useData } from '../api/hooks';
import { afterPicture } from '../components/afterPicture';
import { useDark } from '../components/appearance';
import { showLanguage } from '../locales';

/** Query cache, theme and language for everything below. */
export function Providers({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <Appearance />
      {children}
    </QueryClientProvider>
  );
}

/** Marks the document with theme and language, and tells the data process what is spoken. */
function Appearance() {
  const { i18n } = useTranslation();
  const dark = useDark();
  const language = useData('setting.all', undefined).data?.language;
  const set = useData('store.status', undefined).data?.set;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  useEffect(() => {
    if (language && language !== 'system') void showLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    const spoken = languages.find((one) => one === i18n.language);
    if (set === undefined || spoken === undefined) return;
    return afterPicture(() => void request('setting.speak', { language: spoken }));
  }, [i18n.language, set]);
  return null;
}
