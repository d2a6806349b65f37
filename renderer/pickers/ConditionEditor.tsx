import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { conditionFields, newCondition, type ConditionField } from '#shared/domain/conditions';
import { localDay } from '#shared/domain/time';
import { useData } from '../api/hooks';
import { useNow } from '../components/useNow';
import styles from './ConditionEditor.module.css';
import { ConditionRow } from './ConditionRow';
import { useConditionNames, type ConditionNames } from './useConditionNames';

interface ConditionEditorProps {
  /** What is asked of members; all must hold. */
  readonly value: readonly Condition[];
  readonly onChange: (conditions: Condition[]) => void;
  /** The workspace whose groups, campaigns and tags are offered; null = all. */
  readonly accountId: number | null;
}

const MOST = 40;

/** Writes conditions one under the other; a field chosen at the foot adds one. */
export function ConditionEditor({ value, onChange, accountId }: ConditionEditorProps) {
  const names = useConditionNames(accountId, value);
  const today = useToday();
  const [added, setAdded] = useState<number | null>(null);
  return (
    <div className={styles['editor']}>
      {value.map((condition, at) => (
        <ConditionRow
          // Rows have no name of their own: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at}-${condition.field}`}
          condition={condition}
          names={names}
          accountId={accountId}
          today={today}
          autoFocus={added === at}
          onChange={(changed) => onChange(value.map((one, index) => (index === at ? changed : one)))}
          onRemove={() => {
            setAdded(null);
            onChange(value.filter((_, index) => index !== at));
          }}
        />
      ))}
      {value.length < MOST ? (
        <AddCondition
          names={names}
          onAdd={(field) => {
            setAdded(value.length);
            onChange([...value, newCondition(field, today)]);
          }}
        />
      ) : null}
    </div>
  );
}

/** Chooses what the next condition is about, by typing part of its name. */
export function AddCondition({
  names,
  onAdd,
}: {
  readonly names: ConditionNames;
  readonly onAdd: (field: ConditionField) => void;
}) {
  const { t } = useTranslation();
  const option = (field: ConditionField) => ({ value: field, label: names.field(field) });
  return (
    <Select<ConditionField | null>
      showSearch={{ optionFilterProp: 'label' }}
      className={styles['add'] ?? ''}
      popupMatchSelectWidth={200}
      value={null}
      placeholder={t('conditions:add')}
      aria-label={t('conditions:add')}
      notFoundContent={t('conditions:none')}
      options={[
        ...(['choice', 'number', 'date', 'text'] as const).map((kind) => ({
          label: t(`conditions:kind.${kind}`),
          options: conditionFields[kind].map(option),
        })),
        ...(names.own.length > 0
          ? [{ label: t('conditions:kind.own'), options: names.own.map(({ id }) => option(`extra:${id}`)) }]
          : []),
      ]}
      onChange={(field) => {
        if (field !== null) onAdd(field);
      }}
    />
  );
}

/** Today in the user's zone, `YYYY-MM-DD`. */
export function useToday(): string {
  const zone = useData('setting.all', undefined).data?.zone;
  return localDay(useNow(), zone);
}
