import { figure } from '../../components/figure';
import { ArrowLeftOutlined } from '../../components/icons';
import { Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, SwitchPlan } from '#shared/contract/accounts';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { useKeys } from '../../components/keys';
import { PageHead } from '../../components/PageHead';
import { useUndo } from '../../components/undo';
import { InviteList } from './InviteList';
import styles from './standby.module.css';
import { useResources } from './uiStore';

const canTakeOver = (account: Account): boolean =>
  !account.archived && (account.status === 'normal' || account.status === 'restricted');

/** The standby switch of one account: what moves at once, what needs an invitation, and afterwards the work-off list. */
export function StandbySwitch({ accountId }: { readonly accountId: number }) {
  const { t } = useTranslation();
  const { startSwitch, open } = useResources();
  const accounts = useData('account.list', undefined).data;
  const account = accounts?.find((one) => one.id === accountId);
  const candidates = accounts?.filter((one) => one.id !== accountId && canTakeOver(one)) ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const standby =
    candidates.find((one) => one.id === chosen) ??
    candidates.find((one) => one.id === account?.standbyId) ??
    candidates[0];
  const leave = (): void => startSwitch(null);
  useKeys(t('accounts:switch.title'), [{ keys: 'Escape', label: t('app:common.back'), run: leave }]);

  if (!accounts) return <Skeleton active />;
  const banned = account?.status === 'banned';
  return (
    <div className={styles['page']}>
      <PageHead
        title={
          <>
            <Button
              type="text"
              icon={<ArrowLeftOutlined />}
              onClick={leave}
              aria-label={t('app:common.back')}
              title={t('app:common.back')}
            />
            <span className={styles['clip']} title={account?.name ?? ''}>
              {t(banned ? 'accounts:switch.worklistOf' : 'accounts:switch.titleOf', { name: account?.name ?? '' })}
            </span>
          </>
        }
        extra={
          standby ? (
            <label className={styles['standby']}>
              {t('accounts:switch.to')}
              <Select
                value={standby.id}
                onChange={setChosen}
                options={candidates.map((one) => ({ value: one.id, label: one.name }))}
                popupMatchSelectWidth={false}
                aria-label={t('accounts:switch.to')}
              />
            </label>
          ) : null
        }
      />
      {account === undefined ? (
        <EmptyState title={t('app:error.accountMissing')} />
      ) : standby ? (
        <Handover account={account} standby={standby} />
      ) : (
        <EmptyState
          title={t('accounts:switch.noStandby.title')}
          text={t('accounts:switch.noStandby.text')}
          action={
            <Button
              type="primary"
              onClick={() => {
                leave();
                open({ kind: 'account', id: null });
              }}
            >
              {t('accounts:newAccount')}
            </Button>
          }
        />
      )}
    </div>
  );
}

function Handover({ account, standby }: { readonly account: Account; readonly standby: Account }) {
  const { t } = useTranslation();
  const plan = useData('account.switchPlan', { accountId: account.id, standbyId: standby.id });
  if (plan.error) return <EmptyState title={t('accounts:failed')} text={errorText(t, plan.error)} />;
  if (!plan.data) return <Skeleton className={styles['skeleton'] ?? ''} active />;
  return <PlanView account={account} standby={standby} plan={plan.data} />;
}

interface PlanViewProps {
  readonly account: Account;
  readonly standby: Account;
  readonly plan: SwitchPlan;
}

function PlanView({ account, standby, plan }: PlanViewProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [note, setNote] = useState('');
  const change = useWrite('account.switch');
  const banned = account.status === 'banned';
  const idle = banned && plan.moves.length === 0 && plan.moving === 0;
  const doIt = async (): Promise<void> => {
    const done = await change.mutateAsync({ accountId: account.id, standbyId: standby.id, note });
    offer(t('accounts:switch.done', { name: account.name, standby: standby.name, ...done }));
  };
  return (
    <div className={styles['body']}>
      <dl className={styles['sum']}>
        {idle ? null : <Figure n={plan.moves.length} label={t('accounts:switch.sum.groups')} />}
        {idle ? null : <Figure n={plan.moving} label={t('accounts:switch.sum.moving')} />}
        <Figure n={plan.needInvite.length} label={t('accounts:switch.sum.invite')} tone="warn" />
        <Figure n={plan.waiting} label={t('accounts:switch.sum.waiting')} tone="warn" />
      </dl>
      <ul className={styles['notes']}>
        {plan.moments > 0 ? <li>{t('accounts:switch.moments', { n: plan.moments })}</li> : null}
        {plan.series > 0 ? <li>{t('accounts:switch.series', { n: plan.series })}</li> : null}
        {plan.scripts > 0 ? <li>{t('accounts:switch.scripts', { n: plan.scripts, name: account.name })}</li> : null}
        <li>{t('accounts:switch.kept', { name: account.name })}</li>
      </ul>
      <div className={styles['columns']}>
        <section aria-label={t('accounts:switch.movesTitle', { n: plan.moves.length })} className={styles['column']}>
          <h2>{t(idle ? 'accounts:switch.movedTitle' : 'accounts:switch.movesTitle', { n: plan.moves.length })}</h2>
          {plan.moves.length === 0 ? (
            <p className={styles['none']}>{t(banned ? 'accounts:switch.allMoved' : 'accounts:switch.noMoves')}</p>
          ) : (
            <ul className={styles['groups']}>
              {plan.moves.map((group) => (
                <li key={group.groupId}>
                  <span className={styles['clip']} title={group.name}>
                    {group.name}
                  </span>
                  <span className={styles['count']}>{t('accounts:switch.posts', { n: group.deliveries })}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <InviteList account={account} standby={standby} groups={plan.needInvite} />
      </div>
      {idle ? null : (
        <footer className={styles['foot']}>
          <Input
            value={note}
            onChange={(event) => setNote(event.target.value)}
            maxLength={200}
            placeholder={t('accounts:switch.note')}
            aria-label={t('accounts:switch.note')}
          />
          <Button type="primary" danger={!banned} loading={change.isPending} onClick={() => void doIt()}>
            {t(banned ? 'accounts:switch.takeOver' : 'accounts:switch.confirm')}
          </Button>
        </footer>
      )}
    </div>
  );
}

function Figure({ n, label, tone }: { readonly n: number; readonly label: string; readonly tone?: 'warn' }) {
  return (
    <div className={tone === 'warn' && n > 0 ? styles['warn'] : ''}>
      <dt>{label}</dt>
      <dd>{figure(n)}</dd>
    </div>
  );
}
