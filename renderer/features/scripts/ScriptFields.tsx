import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScriptCategory } from '#shared/contract/scripts';
import { useData } from '../../api/hooks';
import { inTree } from './CategoryTree';
import type { EditDraft } from './drafts';
import styles from './ScriptEditor.module.css';

interface ScriptFieldsProps {
  readonly draft: EditDraft;
  readonly categories: readonly ScriptCategory[];
  readonly onChange: (changes: Partial<EditDraft>) => void;
}

/** Whose script it is, where it is kept, and by what it is found. */
export function ScriptFields({ draft, categories, onChange }: ScriptFieldsProps) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data ?? [];
  const owners = [
    { value: 0, label: t('scripts:editor.shared') },
    ...accounts.map((account) => ({ value: account.id, label: account.name })),
  ];
  return (
    <div className={styles['fields']}>
      <Select
        aria-label={t('scripts:editor.owner')}
        prefix={<span className={styles['label']}>{t('scripts:editor.owner')}</span>}
        value={draft.accountId ?? 0}
        options={owners}
        onChange={(value: number) => onChange({ accountId: value === 0 ? null : value })}
      />
      <Select
        allowClear
        aria-label={t('scripts:editor.category')}
        prefix={<span className={styles['label']}>{t('scripts:editor.category')}</span>}
        placeholder={t('scripts:category.none')}
        value={draft.categoryId}
        options={inTree(categories).map(({ category, depth }) => ({
          value: category.id,
          label: `${'\u3000'.repeat(depth)}${category.name}`,
        }))}
        onChange={(value: number | undefined) => onChange({ categoryId: value ?? null })}
      />
      <Words name="triggers" most={50} value={draft.triggers} onChange={(triggers) => onChange({ triggers })} />
      <Words name="tags" most={20} value={draft.tags} onChange={(tags) => onChange({ tags })} />
    </div>
  );
}

interface WordsProps {
  readonly name: 'triggers' | 'tags';
  readonly most: number;
  readonly value: readonly string[];
  readonly onChange: (words: string[]) => void;
}

function Words({ name, most, value, onChange }: WordsProps) {
  const { t } = useTranslation();
  return (
    <Select<string[]>
      mode="tags"
      open={false}
      suffixIcon={null}
      aria-label={t(`scripts:editor.${name}`)}
      prefix={<span className={styles['label']}>{t(`scripts:editor.${name}`)}</span>}
      placeholder={t(`scripts:editor.${name}Hint`)}
      tokenSeparators={[',', '，', '、']}
      maxCount={most}
      value={[...value]}
      onChange={onChange}
    />
  );
}
