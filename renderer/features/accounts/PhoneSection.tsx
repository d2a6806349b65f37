import { MobileOutlined, PlusOutlined } from '../../components/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account, Device } from '#shared/contract/accounts';
import { AccountRow } from './AccountRow';
import styles from './resources.module.css';
import { useResources } from './uiStore';

interface PhoneSectionProps {
  /** null = the accounts that live on no known phone. */
  readonly phone: Device | null;
  readonly accounts: readonly Account[];
  readonly all: readonly Account[];
}

/** One phone with what it costs, and the accounts that live on it. */
export function PhoneSection({ phone, accounts, all }: PhoneSectionProps) {
  const { t } = useTranslation();
  const open = useResources((ui) => ui.open);
  const facts = phone
    ? [
        phone.model,
        phone.os,
        phone.simPlan,
        phone.simMonthlyFen === null ? '' : t('accounts:monthly', { yuan: phone.simMonthlyFen / 100 }),
        phone.priceFen === null ? '' : t('accounts:bought', { yuan: phone.priceFen / 100 }),
      ].filter((fact) => fact !== '')
    : [t('accounts:noPhoneHint')];
  return (
    <section className={styles['section']} aria-label={phone?.label ?? t('accounts:noPhone')}>
      <header className={styles['phone']}>
        <MobileOutlined aria-hidden className={styles['phoneIcon'] ?? ''} />
        <h2 className={styles['phoneName']}>{phone?.label ?? t('accounts:noPhone')}</h2>
        {phone ? <span className={styles[phone.role]}>{t(`accounts:role.${phone.role}`)}</span> : null}
        <span className={styles['facts']} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
        {phone ? (
          <span className={styles['phoneDeeds']}>
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              onClick={() => open({ kind: 'account', id: null, deviceId: phone.id })}
            >
              {t('accounts:addHere')}
            </Button>
            <Button type="text" size="small" onClick={() => open({ kind: 'device', id: phone.id })}>
              {t('accounts:editPhone')}
            </Button>
          </span>
        ) : null}
      </header>
      {accounts.length === 0 ? (
        <p className={styles['none']}>{t('accounts:noneHere')}</p>
      ) : (
        <ul className={styles['rows']}>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} all={all} />
          ))}
        </ul>
      )}
    </section>
  );
}
