import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { BulkTools } from '../../components/ListPage';
import { useUndo } from '../../components/undo';
import { SeatsDialog } from './SeatsDialog';

interface BulkBarProps {
  readonly ids: readonly number[];
  readonly archived: boolean;
  readonly onDone: () => void;
}

/** What can be done with all groups selected; every one of these is one undo. */
export function BulkBar({ ids, archived, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [dialog, setDialog] = useState<'seats' | 'set' | null>(null);
  const stages = useData('stage.list', undefined).data ?? [];
  const kinds = useData('kind.list', undefined).data ?? [];
  const sets = useData('groupSet.list', undefined).data ?? [];
  const archive = useWrite('group.archive');
  const restore = useWrite('group.restore');
  const enter = useWrite('group.setStage');
  const change = useWrite('group.setKind');
  const saveSet = useWrite('groupSet.save');
  const count = ids.length;
  const done = (text: string): void => {
    onDone();
    offer(text);
  };
  const addToSet = (name: string, groupIds: readonly number[], id?: number): void =>
    saveSet.mutate(
      { name, groupIds: Array.from(new Set(groupIds)), ...(id === undefined ? {} : { id }) },
      {
        onSuccess: () => {
          setDialog(null);
          done(t('groups:done.set', { name }));
        },
      },
    );
  return (
    <BulkTools label={t('groups:bulk.selected', { count })} clear={t('groups:bulk.clear')} onClear={onDone}>
      {archived ? (
        <Button
          onClick={() =>
            restore.mutate({ ids: [...ids] }, { onSuccess: () => done(t('groups:done.restored', { count })) })
          }
        >
          {t('groups:bulk.restore')}
        </Button>
      ) : (
        <>
          <Button onClick={() => setDialog('seats')}>{t('groups:bulk.accounts')}</Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: stages.map(({ id, name }) => ({ key: id, label: name })),
              onClick: ({ key }) => {
                const stage = stages.find((one) => String(one.id) === key);
                if (stage)
                  enter.mutate(
                    { ids: [...ids], stageId: stage.id },
                    { onSuccess: () => done(t('groups:done.stage', { count, stage: stage.name })) },
                  );
              },
            }}
          >
            <Button>{t('groups:bulk.stage')}</Button>
          </Dropdown>
          <Dropdown
            trigger={['click']}
            menu={{
              items: kinds.map(({ id, name }) => ({ key: id, label: name })),
              style: { maxHeight: 320, overflow: 'auto' },
              onClick: ({ key }) => {
                const kind = kinds.find((one) => String(one.id) === key);
                if (kind)
                  change.mutate(
                    { ids: [...ids], kindId: kind.id },
                    { onSuccess: () => done(t('groups:done.kind', { count, kind: kind.name })) },
                  );
              },
            }}
          >
            <Button>{t('groups:bulk.kind')}</Button>
          </Dropdown>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...sets.map(({ id, name }) => ({ key: String(id), label: name })),
                ...(sets.length > 0 ? [{ type: 'divider' as const }] : []),
                { key: 'new', label: t('groups:bulk.newSet') },
              ],
              onClick: ({ key }) => {
                const set = sets.find((one) => String(one.id) === key);
                if (set) addToSet(set.name, [...set.groupIds, ...ids], set.id);
                else setDialog('set');
              },
            }}
          >
            <Button>{t('groups:bulk.set')}</Button>
          </Dropdown>
          <Button
            onClick={() =>
              archive.mutate({ ids: [...ids] }, { onSuccess: () => done(t('groups:done.archived', { count })) })
            }
          >
            {t('groups:bulk.archive')}
          </Button>
        </>
      )}
      {dialog === 'seats' ? (
        <SeatsDialog
          ids={ids}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            done(t('groups:done.accounts', { count }));
          }}
        />
      ) : null}
      {dialog === 'set' ? <NewSet onClose={() => setDialog(null)} onName={(name) => addToSet(name, ids)} /> : null}
    </BulkTools>
  );
}

function NewSet({ onClose, onName }: { readonly onClose: () => void; readonly onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = (): void => {
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <Modal
      open
      width={400}
      title={t('groups:bulk.newSet')}
      okText={t('app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={onClose}
    >
      <Input
        autoFocus
        value={name}
        maxLength={60}
        placeholder={t('groups:bulk.newSetName')}
        aria-label={t('groups:bulk.newSetName')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={save}
      />
    </Modal>
  );
}
