import { ConfigProvider, theme as antTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import updateLocale from 'dayjs/plugin/updateLocale';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from './appearance';

const antLocales: Readonly<Record<string, typeof zhCN>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS };

// The week begins on Monday in every calendar of the app.
dayjs.extend(updateLocale);
for (const locale of ['en', 'zh-tw']) dayjs.updateLocale(locale, { weekStart: 1 });

/** antd in our theme and language, for what stands in it. What the theme makes of these colours is written out in base.css. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const dark = useDark();
  return (
    <ConfigProvider
      locale={antLocales[i18n.language] ?? zhCN}
      button={{ autoInsertSpace: false }}
      // From antd's 100 px down, a tall dialog loses its buttons in a low window.
      modal={{ centered: true }}
      theme={{
        // One set of variables, however many places antd stands in.
        cssVar: { key: 'qundesk' },
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
      {children}
    </ConfigProvider>
  );
}
