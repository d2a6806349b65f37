import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';

interface GroupFieldProps {
  readonly accountId: number | null;
  readonly value: readonly number[];
  readonly onChange: (groupIds: readonly number[]) => void;
  readonly id: string;
}

/** Chooses live groups of a workspace. */
export function GroupField({ accountId, value, onChange, id }: GroupFieldProps) {
  const { t } = useTranslation();
  const ids = useData('group.ids', { accountId }).data;
  const page = useMemo(() => Array.from(ids ?? []).slice(0, 500), [ids]);
  const groups = useData('group.many', { ids: page }, { enabled: page.length > 0 }).data;
  return (
    <Select<number[]>
      id={id}
      mode="multiple"
      value={[...value]}
      onChange={onChange}
      options={(groups ?? []).map((group) => ({ value: group.id, label: group.name }))}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('calendar:editor.groupsHint')}
      maxTagCount="responsive"
      style={{ width: '100%' }}
    />
  );
}
