import { useTranslation } from 'react-i18next';

/** Stands for what is being read and has the keys already: letters typed meanwhile are not for the screen behind. */
export function Coming() {
  const { t } = useTranslation();
  return <div role="dialog" aria-busy aria-label={t('app:common.loading')} />;
}
