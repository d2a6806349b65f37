import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Device } from '#shared/contract/accounts';
import { useWrite } from '../../api/hooks';
import styles from './resources.module.css';

interface ArchivedProps {
  readonly accounts: readonly Account[];
  readonly devices: readonly Device[];
}

/** What was put away, with the way back; closed at first. */
export function Archived({ accounts, devices }: ArchivedProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const restoreAccount = useWrite('account.archive');
  const restoreDevice = useWrite('device.archive');
  const count = accounts.length + devices.length;
  if (count === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('accounts:archivedList', { n: count })}>
      <Button type="text" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('accounts:archivedList', { n: count })}
      </Button>
      {shown ? (
        <ul className={styles['rows']}>
          {devices.map((device) => (
            <li key={`d${device.id}`} className={styles['archivedRow']}>
              <span className={styles['clip']}>{device.label}</span>
              <Button size="small" type="link" onClick={() => restoreDevice.mutate({ id: device.id, archived: false })}>
                {t('app:common.restore')}
              </Button>
            </li>
          ))}
          {accounts.map((account) => (
            <li key={`a${account.id}`} className={styles['archivedRow']}>
              <span className={styles['clip']}>{account.name}</span>
              <Button
                size="small"
                type="link"
                onClick={() => restoreAccount.mutate({ id: account.id, archived: false })}
              >
                {t('app:common.restore')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
