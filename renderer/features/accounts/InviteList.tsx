import { CopyOutlined } from '../../components/icons';
import { App, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account, Inviter, SwitchPlan } from '#shared/contract/accounts';
import { askApp } from '../../api/client';
import { useWrite } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import styles from './standby.module.css';

type WaitingGroup = SwitchPlan['needInvite'][number];

interface Batch {
  /** null = nobody known who could invite. */
  readonly inviter: Inviter | null;
  readonly groups: readonly WaitingGroup[];
}

/** One batch for each person to ask, so that one message asks for all groups they can open. */
function batchesOf(groups: readonly WaitingGroup[]): readonly Batch[] {
  const batches = new Map<string, { inviter: Inviter | null; groups: WaitingGroup[] }>();
  for (const group of groups) {
    const inviter = group.inviters?.[0] ?? null;
    const key = inviter ? `${inviter.kind} ${inviter.name}` : '';
    const batch = batches.get(key) ?? { inviter, groups: [] };
    batch.groups.push(group);
    batches.set(key, batch);
  }
  return Array.from(batches.values()).toSorted((a, b) => Number(a.inviter === null) - Number(b.inviter === null));
}

interface InviteListProps {
  readonly account: Account;
  readonly standby: Account;
  readonly groups: readonly WaitingGroup[];
}

/** The groups that the standby still has to be let into, by whom to ask; ticking one hands it over at once. */
export function InviteList({ account, standby, groups }: InviteListProps) {
  const { t } = useTranslation();
  const title = t('accounts:switch.inviteTitle', { n: groups.length });
  return (
    <section aria-label={title} className={styles['column']}>
      <h2>{title}</h2>
      {groups.length === 0 ? (
        <p className={styles['none']}>{t('accounts:switch.noInvite', { standby: standby.name })}</p>
      ) : (
        batchesOf(groups).map((batch) => (
          <InviteBatch
            key={batch.inviter ? `${batch.inviter.kind}${batch.inviter.name}` : 'nobody'}
            batch={batch}
            account={account}
            standby={standby}
          />
        ))
      )}
    </section>
  );
}

function InviteBatch({ batch, account, standby }: Omit<InviteListProps, 'groups'> & { readonly batch: Batch }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const joined = useWrite('account.joined');
  const { inviter, groups } = batch;
  const tick = async (ticked: readonly WaitingGroup[]): Promise<void> => {
    const groupIds = ticked.map((group) => group.groupId);
    const done = await joined.mutateAsync({ accountId: account.id, standbyId: standby.id, groupIds });
    offer(t('accounts:switch.joined', { standby: standby.name, ...done }));
  };
  const copy = async (): Promise<void> => {
    const text = t('accounts:switch.request', {
      who: inviter && inviter.kind !== 'account' ? t('accounts:switch.hello', { name: inviter.name }) : '',
      standby: standby.name,
      wechatId: standby.wechatId ?? t('accounts:switch.idLater'),
      groups: groups.map((group) => t('accounts:switch.quoted', { name: group.name })).join(t('accounts:listComma')),
    });
    await askApp('app.copyText', { text });
    void message.success(t('accounts:switch.copied'));
  };
  return (
    <div className={styles['batch']}>
      <div className={styles['by']}>
        <span className={styles['clip']}>
          {inviter ? t(`accounts:switch.by.${inviter.kind}`, { name: inviter.name }) : t('accounts:switch.by.nobody')}
        </span>
        <span className={styles['deeds']}>
          <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
            {t('accounts:switch.copy')}
          </Button>
          {groups.length > 1 ? (
            <Button size="small" loading={joined.isPending} onClick={() => void tick(groups)}>
              {t('accounts:switch.allJoined')}
            </Button>
          ) : null}
        </span>
        {inviter?.friend ? null : (
          <span className={styles['hint']}>
            {inviter === null
              ? t('accounts:switch.nobodyHint')
              : t('accounts:switch.notFriend', { standby: standby.name })}
          </span>
        )}
      </div>
      <ul className={styles['groups']}>
        {groups.map((group) => (
          <li key={group.groupId}>
            <button
              type="button"
              className={styles['link']}
              title={group.name}
              onClick={() => go('groups', group.groupId)}
            >
              {group.name}
            </button>
            <span className={styles['count']}>{t('accounts:switch.posts', { n: group.deliveries })}</span>
            <Checkbox checked={false} disabled={joined.isPending} onChange={() => void tick([group])}>
              {t('accounts:switch.isIn')}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}
