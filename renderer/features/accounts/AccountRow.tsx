import { MoreOutlined } from '../../components/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { useData, useWrite } from '../../api/hooks';
import { useUndo } from '../../components/undo';
import { HandoverDialog } from '../../pickers/HandoverButton';
import styles from './resources.module.css';
import { StatusTag } from './StatusTag';
import { useResources } from './uiStore';

/** One account: who it is, how it stands, who takes over, and what can be done with it. */
export function AccountRow({ account, all }: { readonly account: Account; readonly all: readonly Account[] }) {
  const { t } = useTranslation();
  const { open, startSwitch } = useResources();
  const { offer } = useUndo();
  const archive = useWrite('account.archive');
  const [handing, setHanding] = useState(false);
  const personas = useData('persona.list', undefined).data;
  const persona = personas?.find((one) => one.id === account.personaId);
  const standby = all.find((other) => other.id === account.standbyId);
  const standsBy = all.find((other) => other.standbyId === account.id && !other.archived);
  const checks = [
    t(account.realNameChecked ? 'accounts:realName.yes' : 'accounts:realName.no'),
    t(account.cardChecked ? 'accounts:card.yes' : 'accounts:card.no'),
  ].join(' · ');
  const banned = account.status === 'banned';
  const archiveIt = async (): Promise<void> => {
    await archive.mutateAsync({ id: account.id, archived: true });
    offer(t('accounts:archived', { name: account.name }));
  };
  return (
    <li className={styles['row']}>
      <span className={styles['avatar']} style={{ borderColor: account.colour }} aria-hidden>
        {Array.from(account.name)[0]}
      </span>
      <span className={styles['who']}>
        <button
          type="button"
          className={styles['name']}
          title={account.name}
          onClick={() => open({ kind: 'account', id: account.id })}
        >
          {account.name}
        </button>
        <span className={styles['sub']}>{account.wechatId ?? t('accounts:noWechatId')}</span>
      </span>
      <span className={styles['cell']}>
        <span className={styles['clip']} title={persona?.nickname ?? ''}>
          {persona?.nickname ?? <span className={styles['faint']}>{t('accounts:noPersona')}</span>}
        </span>
        <span className={styles['sub']}>{t(`accounts:side.${account.side}`)}</span>
      </span>
      <span className={styles['cell']}>
        <span className={styles['clip']} title={standby?.name ?? standsBy?.name ?? ''}>
          {standby ? (
            t('accounts:standbyIs', { name: standby.name })
          ) : standsBy ? (
            t('accounts:standsBy', { name: standsBy.name })
          ) : (
            <span className={styles['warn']}>{t('accounts:noStandby')}</span>
          )}
        </span>
        <span className={styles['sub']}>{checks}</span>
      </span>
      <span className={styles['state']}>
        <Tooltip title={t('accounts:history')}>
          <button
            type="button"
            className={styles['plain']}
            onClick={() => open({ kind: 'status', id: account.id })}
            aria-label={t('accounts:statusOf', { name: account.name, status: t(`app:status.${account.status}`) })}
          >
            <StatusTag status={account.status} />
          </button>
        </Tooltip>
        {account.dueCount > 0 ? (
          <span className={styles['sub']}>{t('accounts:due', { n: account.dueCount })}</span>
        ) : null}
      </span>
      <span>
        {banned && account.standbyId !== null ? (
          <Button size="small" onClick={() => startSwitch(account.id)}>
            {t('accounts:switch.worklist')}
          </Button>
        ) : null}
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('app:common.edit'), onClick: () => open({ kind: 'account', id: account.id }) },
            {
              key: 'status',
              label: t('accounts:changeStatus'),
              onClick: () => open({ kind: 'status', id: account.id }),
            },
            { key: 'handover', label: t('exports:handover.make'), onClick: () => setHanding(true) },
            { type: 'divider' },
            {
              key: 'switch',
              danger: !banned,
              label: t(banned ? 'accounts:switch.again' : 'accounts:switch.start'),
              onClick: () => startSwitch(account.id),
            },
            { key: 'archive', label: t('app:common.archive'), onClick: () => void archiveIt() },
          ],
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('accounts:moreOf', { name: account.name })}
        />
      </Dropdown>
      {handing ? <HandoverDialog accountId={account.id} name={account.name} onClose={() => setHanding(false)} /> : null}
    </li>
  );
}
