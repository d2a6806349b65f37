import { choiceFields, dateFields, numberFields, textFields, type Condition } from '../contract/conditions';
import { DAY_MS } from './time';

type Kind = 'text' | 'number' | 'date' | 'choice';
export type ConditionField = Condition['field'];

/** Every field a condition may ask about, but for the operator's own (`extra:<id>`), in the order they are offered. */
export const conditionFields: Readonly<Record<Kind, readonly ConditionField[]>> = {
  choice: [
    'tag',
    'layer',
    'valueLayer',
    'talk',
    'level',
    'group',
    'groupKind',
    'role',
    'joinHow',
    'gender',
    'campaign',
    'account',
  ],
  number: numberFields,
  date: ['lastActive', 'joined', 'firstJoined', 'addedOn', 'lastOrder', 'left', 'created'],
  text: textFields,
};

const isOf = (fields: readonly string[], field: string): boolean => fields.includes(field);

/** Of which kind a field is. */
export function kindOf(field: ConditionField): Kind {
  if (isOf(choiceFields, field)) return 'choice';
  if (isOf(numberFields, field)) return 'number';
  return isOf(dateFields, field) ? 'date' : 'text';
}

/** Fields of which a member has several at a time, so that "all of these" can be asked. */
const several: ReadonlySet<string> = new Set(['tag', 'group', 'groupKind', 'campaign', 'account']);

/** What can be asked of a field. */
export function opsOf(field: ConditionField): readonly Condition['op'][] {
  switch (kindOf(field)) {
    case 'choice':
      return several.has(field) ? ['any', 'all', 'none'] : ['any', 'none'];
    case 'number':
      return ['min', 'max'];
    case 'date':
      return ['before', 'within', 'from', 'to', 'filled', 'empty'];
    case 'text':
      return ['has', 'hasNot', 'equals', 'filled', 'empty'];
  }
}

/** A condition about a field that asks nothing yet, or little. `day` is today. */
export function newCondition(field: ConditionField, day: string): Condition {
  const [op] = opsOf(field);
  return withOp({ is: 'text', field: 'name', op: 'has', text: '' }, field, op ?? 'has', day);
}

/** The condition asked another way, or of another field; what was filled in stays where it still fits. `day` is today. */
export function withOp(before: Condition, field: ConditionField, op: Condition['op'], day: string): Condition {
  // The pair of field and op comes from the lists above: it is one of the contract's, with its keys in the contract's order.
  const made = (is: Condition['is'], rest: object): Condition => ({ is, field, op, ...rest }) as Condition;
  switch (kindOf(field)) {
    case 'choice':
      return made('choice', { values: before.is === 'choice' && before.field === field ? before.values : [] });
    case 'number':
      return made('number', { value: before.is === 'number' ? before.value : 1 });
    case 'text':
      return made('text', { text: before.is === 'text' ? before.text : '' });
    case 'date':
      if (op === 'within' || op === 'before') return made('ago', { days: before.is === 'ago' ? before.days : 30 });
      if (op === 'from' || op === 'to') return made('date', { day: before.is === 'date' ? before.day : day });
      return made('known', {});
  }
}

/** Whether a condition asks anything: one with an empty list or empty words lets everyone pass. */
export function asks(condition: Condition): boolean {
  if (condition.is === 'choice') return condition.values.length > 0;
  if (condition.is !== 'text' || condition.op === 'empty' || condition.op === 'filled') return true;
  return condition.text.trim() !== '';
}

/** Longer than anyone is in a group. */
const EVER = 36_500;

/** For how many days back from `today` conditions ask that nothing was said; null = they ask for no silence. */
export function silenceAsked(conditions: readonly Condition[], today: string): number | null {
  const days = conditions.map((condition): number => {
    const { is, field } = condition;
    if (is === 'choice') return asksSilent(condition) ? EVER : 0;
    if (is === 'number' && condition.op === 'max') return field === 'messages' ? EVER : field === 'messages30' ? 30 : 0;
    if (field !== 'lastActive') return 0;
    if (is === 'known') return condition.op === 'empty' ? EVER : 0;
    if (is === 'ago') return condition.op === 'before' ? Math.max(1, condition.days) : 0;
    return is === 'date' && condition.op === 'to'
      ? Math.max(1, (Date.parse(today) - Date.parse(condition.day)) / DAY_MS)
      : 0;
  });
  const most = Math.max(0, ...days);
  return most === 0 ? null : most;
}

/** Whether a choice is one of the silent: of their layer, or of those who do not speak. */
function asksSilent({ field, op, values }: Extract<Condition, { is: 'choice' }>): boolean {
  if (field === 'layer') return op !== 'none' && values.includes('silent');
  return field === 'talk' && values.length > 0 && values.includes('spoke') === (op === 'none');
}
