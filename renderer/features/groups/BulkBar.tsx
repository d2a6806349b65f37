import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { BulkTools, type Deed } from '../../components/BulkTools';
import { useUndo } from '../../components/undo';
import { SeatsDialog } from './SeatsDialog';

interface BulkBarProps {
  readonly ids: readonly number[];
  /** How many of them the list does not show. */
  readonly outside: number;
  readonly archived: boolean;
  readonly onDone: () => void;
}

/** What can be done with all groups selected; every one of these is one undo. */
export function BulkBar({ ids, outside, archived, onDone }: BulkBarProps) {
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
  const back: Deed = {
    key: 'restore',
    label: t('groups:bulk.restore'),
    busy: restore.isPending,
    run: () => restore.mutate({ ids: [...ids] }, { onSuccess: () => done(t('groups:done.restored', { count })) }),
  };
  const live: readonly Deed[] = [
    { key: 'seats', label: t('groups:bulk.accounts'), run: () => setDialog('seats') },
    {
      key: 'stage',
      label: t('groups:bulk.stage'),
      choices: stages.map(({ id, name }) => ({
        key: id,
        label: name,
        onClick: () =>
          enter.mutate(
            { ids: [...ids], stageId: id },
            { onSuccess: () => done(t('groups:done.stage', { count, stage: name })) },
          ),
      })),
    },
    {
      key: 'kind',
      label: t('groups:bulk.kind'),
      choices: kinds.map(({ id, name }) => ({
        key: id,
        label: name,
        onClick: () =>
          change.mutate(
            { ids: [...ids], kindId: id },
            { onSuccess: () => done(t('groups:done.kind', { count, kind: name })) },
          ),
      })),
    },
    {
      key: 'set',
      label: t('groups:bulk.set'),
      choices: [
        ...sets.map(({ id, name, groupIds }) => ({
          key: id,
          label: name,
          onClick: () => addToSet(name, [...groupIds, ...ids], id),
        })),
        ...(sets.length > 0 ? [{ type: 'divider' as const }] : []),
        { key: 'new', label: t('groups:bulk.newSet'), onClick: () => setDialog('set') },
      ],
    },
    {
      key: 'archive',
      label: t('groups:bulk.archive'),
      busy: archive.isPending,
      run: () => archive.mutate({ ids: [...ids] }, { onSuccess: () => done(t('groups:done.archived', { count })) }),
    },
  ];
  return (
    <BulkTools of="groups" count={count} outside={outside} deeds={archived ? [back] : live} onClear={onDone}>
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
