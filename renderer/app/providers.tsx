import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, theme as antTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import updateLocale from 'dayjs/plugin/updateLocale';
import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/domain/language';
import { request } from '../api/client';
import { useData } from '../api/hooks';
import { showLanguage } from '../locales';
import { writeErrors } from './queryClient';
import { errorText } from '../components/errorText';

const antLocales: Readonly<Record<string, typeof zhCN>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS };

// The week begins on Monday in every calendar of the app.
dayjs.extend(updateLocale);
for (const locale of ['en', 'zh-tw']) dayjs.updateLocale(locale, { weekStart: 1 });

/** Query cache, theme, language and messages for everything below. */
export function Providers({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <Themed>{children}</Themed>
    </QueryClientProvider>
  );
}

function Messages({ children }: { readonly children: ReactNode }) {
  const { message } = AntApp.useApp();
  const { t } = useTranslation();
  useEffect(() => {
    writeErrors.show = (error) => void message.error({ content: errorText(t, error), duration: 6 });
  }, [message, t]);
  return children;
}

function Themed({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const settings = useData('setting.all', undefined).data;
  const dark = useDark(settings?.theme ?? 'system');
  const language = settings?.language;
  useEffect(() => {
    if (language && language !== 'system') void showLanguage(language);
  }, [language]);
  const set = useData('store.status', undefined).data?.set;
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    const spoken = languages.find((one) => one === i18n.language);
    if (set !== undefined && spoken !== undefined) void request('setting.speak', { language: spoken });
  }, [i18n.language, set]);
  return (
    <ConfigProvider
      locale={antLocales[i18n.language] ?? zhCN}
      button={{ autoInsertSpace: false }}
      // From antd's 100 px down, a tall dialog loses its buttons in a low window.
      modal={{ centered: true }}
      theme={{
        // Styles come from antd's own file, drawn with these tokens as CSS variables: made at runtime they cost a third of the start,
        // and each first use of a component made the whole page be styled anew.
        zeroRuntime: true,
        algorithm: dark ? [antTheme.darkAlgorithm, antTheme.compactAlgorithm] : [antTheme.compactAlgorithm],
        token: {
          colorPrimary: dark ? '#5cc4c0' : '#0b6e6e',
          colorInfo: dark ? '#5cc4c0' : '#0b6e6e',
          colorLink: dark ? '#4fb8b4' : '#0b6e6e',
          colorLinkHover: dark ? '#7fd1cd' : '#084f4f',
          colorLinkActive: dark ? '#7fd1cd' : '#084f4f',
          colorSuccess: dark ? '#6fcf97' : '#1a6b3c',
          colorWarning: dark ? '#f0b45a' : '#8a5300',
          colorError: dark ? '#ff8a80' : '#b3261e',
          // What the algorithm derives from deep colours is grey.
          colorPrimaryBg: dark ? '#17302f' : '#e3f1f0',
          controlItemBgActive: dark ? '#17302f' : '#e3f1f0',
          colorSuccessBg: dark ? '#1b2f24' : '#e6f2ea',
          colorSuccessBorder: dark ? '#2f5a42' : '#b7d8c4',
          colorWarningBg: dark ? '#33291a' : '#f8f0e3',
          colorWarningBorder: dark ? '#6b5223' : '#e3cda6',
          colorErrorBg: dark ? '#3a211f' : '#fbe9e7',
          colorErrorBorder: dark ? '#7a3b37' : '#f0bcb8',
          colorTextPlaceholder: dark ? '#93a0a0' : '#5f6b6b',
          colorTextDescription: dark ? '#a9b4b4' : '#566262',
          colorTextTertiary: dark ? '#a9b4b4' : '#566262',
          colorBgLayout: dark ? '#141718' : '#f7f8f8',
          colorBgContainer: dark ? '#1c2021' : '#ffffff',
          // The compact algorithm takes one step off both: 14 px text, 32 px controls.
          fontSize: 16,
          borderRadius: 6,
          controlHeight: 36,
          fontFamily: 'inherit',
          motion: false,
        },
        components: {
          Button: {
            primaryColor: dark ? '#04201f' : '#ffffff',
            primaryShadow: 'none',
            defaultShadow: 'none',
            dangerShadow: 'none',
          },
          DatePicker: {
            colorTextDisabled: dark ? '#93a0a0' : '#5f6b6b',
            colorTextLightSolid: dark ? '#04201f' : '#ffffff',
          },
        },
      }}
    >
      <AntApp style={{ height: '100%' }}>
        <Messages>{children}</Messages>
      </AntApp>
    </ConfigProvider>
  );
}

/** Whether to draw dark: by setting, else as the system has it; marks the document for the stylesheets. */
function useDark(setting: 'system' | 'light' | 'dark'): boolean {
  const [system, setSystem] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setSystem(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const dark = setting === 'system' ? system : setting === 'dark';
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
