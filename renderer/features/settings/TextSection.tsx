import { useTranslation } from 'react-i18next';
import type { AppSettings } from '#shared/contract/settings';
import { useWrite } from '../../api/hooks';
import { SavedInput } from './SavedInput';
import { Row, Section } from './Section';

/** What the variables house and benefit stand for in scripts. */
export function TextSection({ settings }: { readonly settings: AppSettings }) {
  return (
    <Section name="text">
      <VariableRow field="house" value={settings.house} maxLength={60} />
      <VariableRow field="benefit" value={settings.benefit} maxLength={200} />
    </Section>
  );
}

interface VariableRowProps {
  readonly field: 'house' | 'benefit';
  readonly value: string;
  readonly maxLength: number;
}

function VariableRow({ field, value, maxLength }: VariableRowProps) {
  const { t } = useTranslation();
  const save = useWrite('setting.save');
  const id = `setting-${field}`;
  return (
    <Row
      label={t(`settings:text.${field}`)}
      hint={t(`settings:text.${field}Hint`, { name: `{{${t(`settings:text.${field}Variable`)}}}` })}
      control={id}
    >
      <SavedInput
        id={id}
        value={value}
        maxLength={maxLength}
        placeholder={t(`settings:text.${field}Example`)}
        onSave={(next) => {
          save.mutate({ [field]: next });
          return true;
        }}
      />
    </Row>
  );
}
