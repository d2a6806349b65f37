import { useTranslation } from 'react-i18next';
import type { AppSettings } from '#shared/contract/settings';
import { useWrite } from '../../api/hooks';
import { SavedInput } from './SavedInput';
import { Row, Section } from './Section';

/** What the variables house and benefit stand for in scripts. */
export function TextSection({ settings }: { readonly settings: AppSettings }) {
  const { t } = useTranslation();
  const save = useWrite('setting.save');
  const put = (field: 'house' | 'benefit') => (value: string) => {
    save.mutate({ [field]: value });
    return true;
  };
  return (
    <Section name="text">
      <Row
        label={t('settings:text.house')}
        hint={t('settings:text.houseHint', { name: `{{${t('settings:text.houseVariable')}}}` })}
        control="setting-house"
      >
        <SavedInput
          id="setting-house"
          value={settings.house}
          maxLength={60}
          placeholder={t('settings:text.houseExample')}
          onSave={put('house')}
        />
      </Row>
      <Row
        label={t('settings:text.benefit')}
        hint={t('settings:text.benefitHint', { name: `{{${t('settings:text.benefitVariable')}}}` })}
        control="setting-benefit"
      >
        <SavedInput
          id="setting-benefit"
          value={settings.benefit}
          maxLength={200}
          placeholder={t('settings:text.benefitExample')}
          onSave={put('benefit')}
        />
      </Row>
    </Section>
  );
}
