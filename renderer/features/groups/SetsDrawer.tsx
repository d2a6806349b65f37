import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSet } from '#shared/contract/groups';
import { accountColours } from '#shared/domain/accounts';
import { useData, useWrite } from '../../api/hooks';
import { ColourPicker } from '../../components/ColourPicker';
import { useUndo } from '../../components/undo';
import { GroupPicker } from '../../pickers/GroupPicker';
import { ListDrawer } from './ListDrawer';
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
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const order = useWrite('groupSet.order');
  const set = chosen === 'new' ? undefined : (sets.find((one) => one.id === chosen) ?? sets[0]);
  return (
    <ListDrawer
      title={t('groups:sets.title')}
      newLabel={t('groups:sets.new')}
      items={sets.map(({ id, name, colour, groupIds }) => ({ id, name, colour, count: groupIds.length }))}
      chosen={set?.id ?? 'new'}
      onChoose={setChosen}
      onOrder={(ids) => order.mutate({ ids })}
      onClose={onClose}
    >
      <SetForm
        key={set?.id ?? 'new'}
        {...(set ? { set } : {})}
        shown={shown ?? new Uint32Array(0)}
        onSaved={setChosen}
        onDeleted={() => setChosen(null)}
      />
    </ListDrawer>
  );
}

interface SetFormProps {
  readonly set?: GroupSet;
  readonly shown: Uint32Array;
  readonly onSaved: (id: number) => void;
  readonly onDeleted: () => void;
}

function SetForm({ set, shown, onSaved, onDeleted }: SetFormProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [name, setName] = useState(set?.name ?? '');
  const [colour, setColour] = useState(set?.colour ?? null);
  const [groupIds, setGroupIds] = useState<readonly number[]>(set?.groupIds ?? []);
  const save = useWrite('groupSet.save');
  const remove = useWrite('groupSet.delete');
  return (
    <Form
      layout="vertical"
      className={styles['form'] ?? ''}
      onFinish={() =>
        save.mutate(
          { name, colour, groupIds: [...groupIds], ...(set ? { id: set.id } : {}) },
          {
            onSuccess: ({ ids: [id] }) => {
              offer(t('groups:done.set', { name }));
              if (id) onSaved(id);
            },
          },
        )
      }
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
        <div className={styles['groups']}>
          <GroupPicker accountId={null} value={groupIds} onChange={setGroupIds} />
        </div>
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
      <div className={styles['actions']}>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t('app:common.save')}
        </Button>
        {set ? (
          <Button
            type="text"
            onClick={() =>
              remove.mutate(
                { id: set.id },
                {
                  onSuccess: () => {
                    onDeleted();
                    offer(t('groups:done.setDeleted', { name: set.name }));
                  },
                },
              )
            }
          >
            {t('app:common.delete')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
