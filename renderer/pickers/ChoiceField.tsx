import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { Dot } from '../components/Dot';
import { useData } from '../api/hooks';
import styles from './ConditionEditor.module.css';
import type { Choice, ConditionNames } from './useConditionNames';

interface ChoiceFieldProps {
  readonly label: string;
  readonly field: Extract<Condition, { is: 'choice' }>['field'];
  readonly names: ConditionNames;
  readonly accountId: number | null;
  readonly value: readonly (string | number)[];
  readonly onChange: (value: readonly (string | number)[]) => void;
  readonly autoFocus?: boolean;
}

const OFFERED = 100;

/** Chooses any number of tags, levels, groups … by typing part of a name. */
export function ChoiceField(props: ChoiceFieldProps) {
  return props.field === 'group' ? (
    <GroupChoices {...props} />
  ) : (
    <Chosen {...props} choices={props.names.choices(props.field)} />
  );
}

function GroupChoices(props: ChoiceFieldProps) {
  const { accountId, names } = props;
  const [typed, setTyped] = useState('');
  const found = useData(
    'group.ids',
    { filter: { accountId, ...(typed === '' ? {} : { search: typed }) }, sort: { by: 'name', desc: false } },
    { placeholderData: (previous) => previous },
  ).data;
  const offered = Array.from(found?.subarray(0, OFFERED) ?? []);
  const groups = useData('group.many', { ids: offered }, { placeholderData: (previous) => previous }).data ?? [];
  const chosen = names.choices('group').filter((one) => !offered.includes(Number(one.value)));
  const choices = [...chosen, ...groups.map(({ id, name }) => ({ value: id, label: name }))];
  return <Chosen {...props} choices={choices} onSearch={setTyped} />;
}

function Chosen({
  label,
  value,
  choices,
  onChange,
  onSearch,
  autoFocus = false,
}: ChoiceFieldProps & { readonly choices: readonly Choice[]; readonly onSearch?: (typed: string) => void }) {
  const { t } = useTranslation();
  const option = ({ value: id, label: name, colour }: Choice) => ({
    value: id,
    title: name,
    label: (
      <span className={styles['choice']}>
        {colour === undefined ? null : <Dot colour={colour} />}
        {name}
      </span>
    ),
  });
  const headings = [...new Set(choices.map((one) => one.under))];
  const options =
    headings.length > 1 || headings[0] !== undefined
      ? headings.map((under) => ({
          label: under ?? '',
          options: choices.filter((one) => one.under === under).map(option),
        }))
      : choices.map(option);
  return (
    <Select<(string | number)[]>
      mode="multiple"
      autoFocus={autoFocus}
      maxTagCount="responsive"
      className={styles['value'] ?? ''}
      aria-label={label}
      placeholder={t('conditions:choose')}
      value={[...value]}
      options={options}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'title' }}
      notFoundContent={t('conditions:none')}
      onChange={onChange}
    />
  );
}
