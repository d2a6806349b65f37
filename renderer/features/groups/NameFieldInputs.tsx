import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NameFields } from '#shared/contract/groups';

const FIELDS = ['region', 'category', 'brand'] as const;
type PatternWord = (typeof FIELDS)[number] | 'house';

/** The words a naming pattern is filled with, in its order. */
export function patternWords(pattern: string): readonly PatternWord[] {
  return Array.from(pattern.matchAll(/\{(region|category|brand|house)\}/g), ([, word]) =>
    word === 'house' ? 'house' : FIELDS.find((field) => field === word),
  ).filter((word) => word !== undefined);
}

interface NameFieldInputsProps {
  readonly pattern: string;
  readonly value: NameFields;
  readonly onChange: (value: NameFields) => void;
}

/** One field for each word that the pattern asks for; the house name comes from the settings. */
export function NameFieldInputs({ pattern, value, onChange }: NameFieldInputsProps) {
  const { t } = useTranslation();
  return patternWords(pattern)
    .filter((word) => word !== 'house')
    .map((word) => (
      <Form.Item key={word} label={t(`groups:create.${word}`)}>
        <Input
          value={value[word]}
          maxLength={60}
          aria-label={t(`groups:create.${word}`)}
          onChange={(event) => onChange({ ...value, [word]: event.target.value })}
        />
      </Form.Item>
    ));
}
