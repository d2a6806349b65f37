import type { TFunction } from 'i18next';
import type { Condition } from '#shared/contract/conditions';
import type { ConditionNames } from './useConditionNames';

const NAMED = 3;

/** A condition in words, in the window's language; of many chosen values the first three are named. */
export function conditionText(t: TFunction, condition: Condition, names: ConditionNames): string {
  const field = names.field(condition.field);
  switch (condition.is) {
    case 'number':
      return t(`conditions:text.${condition.op}`, { field, value: condition.value });
    case 'ago':
      return t(`conditions:${condition.op}.${condition.field}`, { count: condition.days });
    case 'date':
      return t(`conditions:text.${condition.op}`, { field, day: condition.day });
    case 'known':
      return t(`conditions:text.${condition.op}`, { field });
    case 'text':
      return t(`conditions:text.${condition.op}`, { field, text: condition.text });
    case 'choice': {
      const { values } = condition;
      if (values.length === 0) return t('conditions:text.anything', { field });
      const shown = values.slice(0, NAMED).map((value) => names.choice(condition.field, value));
      const list = shown.join(t('conditions:separator'));
      const rest = values.length - shown.length;
      return t(`conditions:text.${condition.op}`, {
        field,
        list: rest > 0 ? t('conditions:andMore', { list, count: rest }) : list,
      });
    }
  }
}

/** Conditions in one line; words for "everyone" where there are none. */
export function conditionsText(t: TFunction, conditions: readonly Condition[], names: ConditionNames): string {
  if (conditions.length === 0) return t('conditions:everyone');
  return conditions.map((condition) => conditionText(t, condition, names)).join(t('conditions:and'));
}
