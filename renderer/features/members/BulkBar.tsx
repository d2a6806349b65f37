import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberRoles, type MemberRole } from '#shared/contract/members';
import { useWrite } from '../../api/hooks';
import { BulkTools, type Deed } from '../../components/BulkTools';
import { useUndo } from '../../components/undo';
import { useToday } from '../../pickers/ConditionEditor';
import { GroupSelect } from '../../pickers/GroupSelect';
import { StandDialog, type Standing } from './StandDialog';

interface BulkBarProps {
  readonly ids: readonly number[];
  /** How many of them the list does not show. */
  readonly outside: number;
  readonly accountId: number | null;
  /** The list shows the archived ones. */
  readonly archived: boolean;
  /** The group that all of them are in, the list being narrowed to it: they can leave it. */
  readonly inGroup: number | null;
  readonly onDone: () => void;
}

/** What is done in one group: joining it, leaving it, or having a role there. */
const groupDeeds = ['join', 'leave', ...memberRoles] as const;
type GroupDeed = (typeof groupDeeds)[number];

const standings = ['tag', 'untag', 'level', 'layer', 'campaign'] as const;

/** What can be done with all members selected; every one of these is one undo. */
export function BulkBar({ ids, outside, accountId, archived, inGroup, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  // What waits for its group to be chosen.
  const [asked, setAsked] = useState<GroupDeed | null>(null);
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
  const putAway = (to: boolean): void =>
    setAway.mutate(
      { ids: Uint32Array.from(ids), away: to, jobId: crypto.randomUUID() },
      { onSuccess: ({ count: changed }) => done(to ? 'archived' : 'restored', changed) },
    );
  const act = (deed: GroupDeed, groupId: number): void => {
    const those = { ids: [...ids], groupId };
    const told = (key: string) => ({
      onSuccess: (result: { readonly ids: readonly number[] }) => done(key, result.ids.length),
    });
    if (deed === 'join') join.mutate(those, told('joined'));
    else if (deed === 'leave') leave.mutate(those, told('left'));
    else setRole.mutate({ ...those, role: deed }, told('role'));
  };
  const choose = (deed: GroupDeed): void => (inGroup === null || deed === 'join' ? setAsked(deed) : act(deed, inGroup));
  const busy = join.isPending || leave.isPending || setRole.isPending;
  const roleText = (role: MemberRole): string => t('members:bulk.roleIs', { role: t(`members:role.${role}`) });
  const roles = memberRoles.map((role) => ({ key: role, label: roleText(role), onClick: () => choose(role) }));
  const addToPurge = (): void =>
    purge.mutate(
      {
        accountId,
        purgeId: null,
        name: t('members:bulk.purgeName', { day: today }),
        personIds: [...ids],
        groupId: inGroup,
      },
      { onSuccess: ({ added }) => done('purge', added) },
    );
  const away = (to: boolean): Deed => ({
    key: 'away',
    label: t(to ? 'app:common.archive' : 'app:common.restore'),
    busy: setAway.isPending,
    run: () => putAway(to),
  });
  const present: readonly Deed[] = [
    ...standings.map((what) => ({ key: what, label: t(`members:bulk.${what}`), run: () => setStanding(what) })),
    { key: 'purge', label: t('members:bulk.purge'), busy: purge.isPending, run: addToPurge },
    {
      key: 'inGroup',
      label: t('members:bulk.inGroup'),
      busy,
      choices: [
        { key: 'join', label: t('members:bulk.join'), onClick: () => choose('join') },
        {
          key: 'leave',
          label: t(`members:bulk.${inGroup === null ? 'leaveOne' : 'leave'}`),
          onClick: () => choose('leave'),
        },
        { type: 'divider' },
        ...roles,
      ],
    },
    away(true),
  ];
  return (
    <BulkTools
      of="people"
      count={ids.length}
      outside={outside}
      deeds={archived ? [away(false)] : present}
      onClear={onDone}
    >
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
