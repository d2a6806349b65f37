import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberRoles } from '#shared/contract/members';
import { useWrite } from '../../api/hooks';
import { BulkTools } from '../../components/ListPage';
import { useUndo } from '../../components/undo';
import { useToday } from '../../pickers/ConditionEditor';
import { GroupSelect } from '../../pickers/GroupSelect';
import { StandDialog, type Standing } from './StandDialog';

interface BulkBarProps {
  readonly ids: readonly number[];
  readonly accountId: number | null;
  /** The list shows the archived ones. */
  readonly archived: boolean;
  /** The group that the list is narrowed to: the selected can leave it. */
  readonly inGroup: number | null;
  readonly onDone: () => void;
}

const standings = ['tag', 'untag', 'level', 'layer', 'campaign'] as const;

/** What can be done with all members selected; every one of these is one undo. */
export function BulkBar({ ids, accountId, archived, inGroup, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [joining, setJoining] = useState(false);
  const [standing, setStanding] = useState<Standing | null>(null);
  const setAway = useWrite('member.setAway');
  const leave = useWrite('member.leave');
  const setRole = useWrite('member.setRole');
  const purge = useWrite('purge.add');
  const today = useToday();
  const done = (key: string, changed: number): void => {
    setJoining(false);
    setStanding(null);
    onDone();
    offer(t(`members:done.${key}`, { count: changed }));
  };
  const putAway = (away: boolean): void =>
    setAway.mutate(
      { ids: Uint32Array.from(ids), away, jobId: crypto.randomUUID() },
      { onSuccess: ({ count: changed }) => done(away ? 'archived' : 'restored', changed) },
    );
  const count = ids.length;
  return (
    <BulkTools label={t('members:bulk.selected', { count })} clear={t('members:bulk.clear')} onClear={onDone}>
      {archived ? (
        <Button loading={setAway.isPending} onClick={() => putAway(false)}>
          {t('app:common.restore')}
        </Button>
      ) : (
        <>
          {standings.map((what) => (
            <Button key={what} onClick={() => setStanding(what)}>
              {t(`members:bulk.${what}`)}
            </Button>
          ))}
          <Button onClick={() => setJoining(true)}>{t('members:bulk.join')}</Button>
          <Button
            loading={purge.isPending}
            onClick={() =>
              purge.mutate(
                {
                  accountId,
                  purgeId: null,
                  name: t('members:bulk.purgeName', { day: today }),
                  personIds: [...ids],
                  groupId: inGroup,
                },
                { onSuccess: ({ added }) => done('purge', added) },
              )
            }
          >
            {t('members:bulk.purge')}
          </Button>
          {inGroup === null ? null : (
            <Dropdown
              trigger={['click']}
              menu={{
                items: memberRoles.map((role) => ({
                  key: role,
                  label: t(`members:role.${role}`),
                  onClick: () =>
                    setRole.mutate(
                      { ids: [...ids], groupId: inGroup, role },
                      { onSuccess: (result) => done('role', result.ids.length) },
                    ),
                })),
              }}
            >
              <Button loading={setRole.isPending}>{t('members:bulk.role')}</Button>
            </Dropdown>
          )}
          {inGroup === null ? null : (
            <Button
              loading={leave.isPending}
              onClick={() =>
                leave.mutate(
                  { ids: [...ids], groupId: inGroup },
                  { onSuccess: (result) => done('left', result.ids.length) },
                )
              }
            >
              {t('members:bulk.leave')}
            </Button>
          )}
          <Button loading={setAway.isPending} onClick={() => putAway(true)}>
            {t('app:common.archive')}
          </Button>
        </>
      )}
      {standing === null ? null : (
        <StandDialog
          what={standing}
          ids={ids}
          accountId={accountId}
          onClose={() => setStanding(null)}
          onDone={(changed) => done(standing, changed)}
        />
      )}
      {joining ? (
        <JoinDialog
          ids={ids}
          accountId={accountId}
          onClose={() => setJoining(false)}
          onJoined={(joined) => done('joined', joined)}
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
