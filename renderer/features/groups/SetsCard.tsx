import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useData, useWrite } from '../../api/hooks';
import { Card } from './Card';

/** The sets of groups that this one belongs to; typing a new name makes a set. */
export function SetsCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const sets = useData('groupSet.list', undefined).data ?? [];
  const save = useWrite('groupSet.save');
  const mine = sets.filter((set) => set.groupIds.includes(group.id)).map((set) => set.name);
  return (
    <Card title={t('groups:page.sets')} hint={t('groups:page.setsHint')}>
      <Select
        mode="tags"
        style={{ width: '100%' }}
        aria-label={t('groups:page.sets')}
        value={mine}
        options={sets.map(({ name }) => ({ value: name, label: name }))}
        onSelect={(name) => {
          const set = sets.find((one) => one.name === name);
          save.mutate({ name, groupIds: [...(set?.groupIds ?? []), group.id], ...(set ? { id: set.id } : {}) });
        }}
        onDeselect={(name) => {
          const set = sets.find((one) => one.name === name);
          if (set) save.mutate({ id: set.id, name, groupIds: set.groupIds.filter((id) => id !== group.id) });
        }}
      />
    </Card>
  );
}
