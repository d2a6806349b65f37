import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeVariables, type Variables } from '#shared/text/template';
import { useData } from '../../api/hooks';

/** What the preview fills in: the account's own words where it is known, an example where the text is for anyone. */
export function usePreviewVariables(accountId: number | null): Variables {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const settings = useData('setting.all', undefined).data;
  const accounts = useData('account.list', undefined).data;
  const personas = useData('persona.list', undefined).data;
  return useMemo(() => {
    const account = accounts?.find(({ id }) => id === accountId) ?? accounts?.[0];
    const persona = personas?.find(({ id }) => id === account?.personaId);
    return {
      nickname: t('scripts:example.nickname'),
      group: t('scripts:example.group'),
      account: account?.name ?? '',
      persona: persona?.nickname ?? '',
      house: settings?.house ?? '',
      benefit: settings?.benefit ?? '',
      ...timeVariables(now, settings?.zone ?? 'Asia/Shanghai', i18n.language),
    };
  }, [t, i18n.language, settings, accounts, personas, accountId, now]);
}
