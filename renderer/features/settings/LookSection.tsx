import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppSettings } from '#shared/contract/settings';
import { languages } from '#shared/domain/language';
import { useWrite } from '../../api/hooks';
import { ownNames } from '../../locales';
import { Row, Section } from './Section';

const themes = ['system', 'light', 'dark'] as const;

/** Language and theme. */
export function LookSection({ settings }: { readonly settings: AppSettings }) {
  const { t } = useTranslation();
  const save = useWrite('setting.save');
  return (
    <Section name="look">
      <Row label={t('settings:look.language')} control="setting-language">
        <Select
          id="setting-language"
          value={settings.language}
          onChange={(language) => save.mutate({ language })}
          options={[
            { value: 'system', label: t('settings:look.system') },
            ...languages.map((language) => ({ value: language, label: ownNames[language] })),
          ]}
        />
      </Row>
      <Row label={t('settings:look.theme')}>
        <Segmented
          aria-label={t('settings:look.theme')}
          value={settings.theme}
          onChange={(theme) => save.mutate({ theme })}
          options={themes.map((theme) => ({ value: theme, label: t(`settings:look.${theme}`) }))}
        />
      </Row>
    </Section>
  );
}
