import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks';
import { BulkTools } from '../../components/ListPage';
import { useUndo } from '../../components/undo';
import { GroupSelect } from '../../pickers/GroupSelect';

interface BulkBarProps {
  readonly ids: readonly number[];
  readonly accountId: number | null;
  /** The list shows the archived ones. */
  readonly archived: boolean;
  /** The group that the list is narrowed to: the selected can leave it. */
  readonly inGroup: number | null;
  readonly onDone: () => void;
}

/** What can be done with all members selected; every one of these is one undo. */
export function BulkBar({ ids, accountId, archived, inGroup, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [joining, setJoining] = useState(false);
  const archive = useWrite('member.archive');
  const restore = useWrite('member.restore');
  const leave = useWrite('member.leave');
  const said = (key: string) => ({
    onSuccess: (result: { readonly ids: readonly number[] }) => {
      onDone();
      offer(t(`members:done.${key}`, { count: result.ids.length }));
    },
  });
  const count = ids.length;
  return (
    <BulkTools label={t('members:bulk.selected', { count })} clear={t('members:bulk.clear')} onClear={onDone}>
      {archived ? (
        <Button onClick={() => restore.mutate({ ids: [...ids] }, said('restored'))}>{t('app:common.restore')}</Button>
      ) : (
        <>
          <Button onClick={() => setJoining(true)}>{t('members:bulk.join')}</Button>
          {inGroup === null ? null : (
            <Button onClick={() => leave.mutate({ ids: [...ids], groupId: inGroup }, said('left'))}>
              {t('members:bulk.leave')}
            </Button>
          )}
          <Button onClick={() => archive.mutate({ ids: [...ids] }, said('archived'))}>{t('app:common.archive')}</Button>
        </>
      )}
      {joining ? (
        <JoinDialog
          ids={ids}
          accountId={accountId}
          onClose={() => setJoining(false)}
          onJoined={(joined) => {
            setJoining(false);
            onDone();
            offer(t('members:done.joined', { count: joined }));
          }}
        />
      ) : null}
    </BulkTools>
  );
}

interface JoinDialogProps {
  readonly ids: readonly number[];
  readonly accountId: number | null;
  readonly onClose: () => void;
  /** Tells how many joined; those who were in the group already do not count. */
  readonly onJoined: (count: number) => void;
}

/** Asks for the group that members join. */
export function JoinDialog({ ids, accountId, onClose, onJoined }: JoinDialogProps) {
  const { t } = useTranslation();
  const [groupId, setGroup] = useState<number | null>(null);
  const join = useWrite('member.join');
  return (
    <Modal
      open
      width={420}
      title={t('members:bulk.join')}
      okText={t('members:joinGroup')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: groupId === null, loading: join.isPending }}
      onCancel={onClose}
      onOk={() => {
        if (groupId !== null)
          join.mutate({ ids: [...ids], groupId }, { onSuccess: (result) => onJoined(result.ids.length) });
      }}
    >
      <GroupSelect label={t('members:column.group')} accountId={accountId} value={groupId} onChange={setGroup} />
    </Modal>
  );
}
