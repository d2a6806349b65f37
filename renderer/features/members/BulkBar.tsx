import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberRoles, type MemberRole } from '#shared/contract/members';
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

/** What is done in one group: joining it, leaving it, or having a role there. */
const deeds = ['join', 'leave', ...memberRoles] as const;
type Deed = (typeof deeds)[number];

const standings = ['tag', 'untag', 'level', 'layer', 'campaign'] as const;

/** What can be done with all members selected; every one of these is one undo. */
export function BulkBar({ ids, accountId, archived, inGroup, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  // What waits for its group to be chosen.
  const [asked, setAsked] = useState<Deed | null>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  const setAway = useWrite('member.setAway');
  const join = useWrite('member.join');
  const leave = useWrite('member.leave');
  const setRole = useWrite('member.setRole');
  const purge = useWrite('purge.add');
  const today = useToday();
  const done = (key: string, changed: number): void => {
    setAsked(null);
    setStanding(null);
    onDone();
    offer(t(`members:done.${key}`, { count: changed }));
  };
  const putAway = (away: boolean): void =>
    setAway.mutate(
      { ids: Uint32Array.from(ids), away, jobId: crypto.randomUUID() },
      { onSuccess: ({ count: changed }) => done(away ? 'archived' : 'restored', changed) },
    );
  const act = (deed: Deed, groupId: number): void => {
    const those = { ids: [...ids], groupId };
    const told = (key: string) => ({
      onSuccess: (result: { readonly ids: readonly number[] }) => done(key, result.ids.length),
    });
    if (deed === 'join') join.mutate(those, told('joined'));
    else if (deed === 'leave') leave.mutate(those, told('left'));
    else setRole.mutate({ ...those, role: deed }, told('role'));
  };
  const choose = (deed: Deed): void => (inGroup === null || deed === 'join' ? setAsked(deed) : act(deed, inGroup));
  const busy = join.isPending || leave.isPending || setRole.isPending;
  const roleText = (role: MemberRole): string => t('members:bulk.roleIs', { role: t(`members:role.${role}`) });
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
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'join', label: t('members:bulk.join') },
                { key: 'leave', label: t(`members:bulk.${inGroup === null ? 'leaveOne' : 'leave'}`) },
                { type: 'divider' },
                ...memberRoles.map((role) => ({ key: role, label: roleText(role) })),
              ],
              onClick: ({ key }) => {
                const deed = deeds.find((one) => one === key);
                if (deed) choose(deed);
              },
            }}
          >
            <Button loading={busy}>{t('members:bulk.inGroup')}</Button>
          </Dropdown>
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
      {asked === null ? null : (
        <GroupDialog
          title={
            asked === 'join' || asked === 'leave'
              ? t(`members:bulk.${asked === 'join' ? 'join' : 'leaveOne'}`)
              : roleText(asked)
          }
          accountId={accountId}
          busy={busy}
          onClose={() => setAsked(null)}
          onChosen={(groupId) => act(asked, groupId)}
        />
      )}
    </BulkTools>
  );
}

interface GroupDialogProps {
  readonly title: string;
  readonly accountId: number | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onChosen: (groupId: number) => void;
}

/** Asks which group something is done in. */
export function GroupDialog({ title, accountId, busy, onClose, onChosen }: GroupDialogProps) {
  const { t } = useTranslation();
  const [groupId, setGroup] = useState<number | null>(null);
  return (
    <Modal
      open
      width={420}
      title={title}
      okText={title}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: groupId === null, loading: busy }}
      onCancel={onClose}
      onOk={() => (groupId === null ? undefined : onChosen(groupId))}
    >
      <GroupSelect label={t('members:column.group')} accountId={accountId} value={groupId} onChange={setGroup} />
    </Modal>
  );
}
