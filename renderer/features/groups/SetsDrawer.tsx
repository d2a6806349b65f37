import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSet } from '#shared/contract/groups';
import { accountColours } from '#shared/domain/accounts';
import { useData, useWrite } from '../../api/hooks';
import { ColourPicker } from '../../components/ColourPicker';
import { GroupPicker } from '../../pickers/GroupPicker';
import { ListDrawer } from './ListDrawer';
import { ListForm } from './ListForm';
import styles from './ListDrawer.module.css';

interface SetsDrawerProps {
  /** The groups that the list shows now. */
  readonly shown: Uint32Array | undefined;
  readonly onClose: () => void;
}

/** Sets of groups: named targets for planning and for the filter of the list. */
export function SetsDrawer({ shown, onClose }: SetsDrawerProps) {
  const { t } = useTranslation();
  const sets = useData('groupSet.list', undefined).data ?? [];
  const order = useWrite('groupSet.order');
  return (
    <ListDrawer
      title={t('groups:sets.title')}
      newLabel={t('groups:sets.new')}
      items={sets}
      countOf={({ groupIds }) => groupIds.length}
      onOrder={(ids) => order.mutate({ ids })}
      onClose={onClose}
    >
      {(set, choose) => <SetForm set={set} shown={shown ?? new Uint32Array(0)} onChoose={choose} />}
    </ListDrawer>
  );
}

interface SetFormProps {
  readonly set: GroupSet | undefined;
  readonly shown: Uint32Array;
  readonly onChoose: (id: number | null) => void;
}

function SetForm({ set, shown, onChoose }: SetFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(set?.name ?? '');
  const [colour, setColour] = useState(set?.colour ?? null);
  const [groupIds, setGroupIds] = useState<readonly number[]>(set?.groupIds ?? []);
  const save = useWrite('groupSet.save');
  const remove = useWrite('groupSet.delete');
  return (
    <ListForm
      item={set}
      draft={{ name, colour, groupIds: [...groupIds] }}
      save={save}
      saved={t('groups:done.set', { name })}
      deleting={{ remove, deleted: t('groups:done.setDeleted', { name: set?.name ?? '' }) }}
      onChoose={onChoose}
    >
      <Form.Item label={t('groups:sets.name')} extra={t('groups:sets.help')} required>
        <Input
          value={name}
          maxLength={60}
          aria-label={t('groups:sets.name')}
          onChange={(event) => setName(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('groups:sets.colour')}>
        <div className={styles['colours']}>
          <ColourPicker
            colours={accountColours}
            label={t('groups:sets.colour')}
            nameOf={(index) => t(`accounts:colour.${index}`)}
            {...(colour === null ? {} : { value: colour })}
            onChange={setColour}
          />
          {colour === null ? null : (
            <Button type="text" size="small" onClick={() => setColour(null)}>
              {t('groups:sets.noColour')}
            </Button>
          )}
        </div>
      </Form.Item>
      {/* Not a form item: one would stretch the picker's own fields. */}
      <div className={styles['field']} role="group" aria-label={t('groups:sets.groups')}>
        <div className={styles['label']}>{t('groups:sets.groups')}</div>
        <GroupPicker accountId={null} value={groupIds} onChange={setGroupIds} />
        {shown.length > 0 ? (
          <Button
            type="link"
            size="small"
            onClick={() => setGroupIds(Array.from(new Set([...groupIds, ...Array.from(shown)])))}
          >
            {t('groups:sets.addShown', { count: shown.length })}
          </Button>
        ) : null}
      </div>
    </ListForm>
  );
}
