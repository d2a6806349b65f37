import { Button, Input, InputNumber, Select, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { opsOf, withOp } from '#shared/domain/conditions';
import { DayField } from '../components/DayField';
import { CloseOutlined } from '../components/icons';
import { ChoiceField } from './ChoiceField';
import styles from './ConditionEditor.module.css';
import type { ConditionNames } from './useConditionNames';

interface ConditionRowProps {
  readonly condition: Condition;
  readonly names: ConditionNames;
  readonly accountId: number | null;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove?: () => void;
  /** The value takes the focus: it was just added. */
  readonly autoFocus?: boolean;
}

/** One condition to fill in: what of, how, and with what. */
export function ConditionRow(props: ConditionRowProps) {
  const { condition, names, today, onChange, onRemove } = props;
  const { t } = useTranslation();
  const { field, op } = condition;
  const name = names.field(field);
  return (
    <div className={styles['row']} role="group" aria-label={name}>
      <span className={styles['field']} title={name}>
        {name}
      </span>
      <Select
        value={op}
        className={styles['op'] ?? ''}
        aria-label={t('conditions:how', { field: name })}
        options={opsOf(field).map((one) => ({ value: one, label: t(`conditions:op.${one}`) }))}
        onChange={(next) => onChange(withOp(condition, field, next, today))}
      />
      <ValueField {...props} name={name} />
      {onRemove ? (
        <Tooltip title={t('conditions:remove')}>
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('conditions:removeNamed', { field: name })}
            onClick={onRemove}
          />
        </Tooltip>
      ) : null}
    </div>
  );
}

function ValueField(props: ConditionRowProps & { readonly name: string }) {
  const { condition, names, accountId, onChange, autoFocus = false, name } = props;
  const { t } = useTranslation();
  switch (condition.is) {
    case 'known':
      return <span className={styles['value']} />;
    case 'text':
      if (condition.op === 'empty' || condition.op === 'filled') return <span className={styles['value']} />;
      return (
        <Input
          autoFocus={autoFocus}
          className={styles['value'] ?? ''}
          value={condition.text}
          maxLength={200}
          aria-label={name}
          onChange={(event) => onChange({ ...condition, text: event.target.value })}
        />
      );
    case 'number':
      return (
        <InputNumber
          autoFocus={autoFocus}
          className={styles['value'] ?? ''}
          value={condition.value}
          precision={condition.field === 'spent' ? 2 : 0}
          suffix={condition.field === 'spent' ? t('conditions:yuan') : null}
          aria-label={name}
          onChange={(value) => onChange({ ...condition, value: value ?? 0 })}
        />
      );
    case 'ago':
      return (
        <InputNumber
          autoFocus={autoFocus}
          className={styles['value'] ?? ''}
          value={condition.days}
          min={0}
          max={36_500}
          precision={0}
          suffix={t('conditions:days')}
          aria-label={name}
          onChange={(days) => onChange({ ...condition, days: days ?? 0 })}
        />
      );
    case 'date':
      return (
        <DayField
          className={styles['value'] ?? ''}
          label={name}
          value={condition.day}
          allowClear={false}
          onChange={(day) => onChange({ ...condition, day })}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          autoFocus={autoFocus}
          label={name}
          field={condition.field}
          names={names}
          accountId={accountId}
          value={condition.values}
          onChange={(values) => onChange({ ...condition, values: [...values] })}
        />
      );
  }
}
