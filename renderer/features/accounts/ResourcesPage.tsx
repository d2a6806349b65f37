import { PlusOutlined } from '../../components/icons';
import { Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { AccountDrawer } from './AccountDrawer';
import { Archived } from './Archived';
import { DeviceDrawer } from './DeviceDrawer';
import { PersonaDrawer } from './PersonaDrawer';
import { PersonaList } from './PersonaList';
import { PhoneSection } from './PhoneSection';
import styles from './resources.module.css';
import { StandbySwitch } from './StandbySwitch';
import { StatusDrawer } from './StatusDrawer';
import { useResources } from './uiStore';

/** Resources screen: phones with the accounts on them, personas, and the standby switch. */
export default function ResourcesPage() {
  const { t } = useTranslation();
  const { panel, switching, open } = useResources();
  const { id, go } = useNavigation();
  const accounts = useData('account.list', undefined);
  const devices = useData('device.list', undefined);
  useKeys(t('accounts:title'), [
    { keys: 'n', label: t('accounts:newAccount'), run: () => open({ kind: 'account', id: null }) },
    { keys: 'p', label: t('accounts:newDevice'), run: () => open({ kind: 'device', id: null }) },
  ]);
  // Another screen may send the user here for one account.
  useEffect(() => {
    if (id === null) return;
    open({ kind: 'account', id });
    go('resources');
  }, [id, open, go]);

  if (switching !== null) return <StandbySwitch key={switching} accountId={switching} />;
  const failure = accounts.error ?? devices.error;
  const live = accounts.data?.filter((account) => !account.archived) ?? [];
  const phones = devices.data?.filter((device) => !device.archived) ?? [];
  const monthly = phones.reduce((sum, phone) => sum + (phone.simMonthlyFen ?? 0), 0);
  const homeless = live.filter((account) => !phones.some((phone) => phone.id === account.deviceId));
  return (
    <div className={styles['page']}>
      <PageHead
        title={t('accounts:title')}
        info={
          live.length + phones.length > 0
            ? t(monthly > 0 ? 'accounts:sumMonthly' : 'accounts:sum', {
                phones: phones.length,
                accounts: live.length,
                monthly: monthly / 100,
              })
            : null
        }
        extra={
          <>
            <Button icon={<PlusOutlined />} onClick={() => open({ kind: 'device', id: null })}>
              {t('accounts:newDevice')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ kind: 'account', id: null })}>
              {t('accounts:newAccount')}
            </Button>
          </>
        }
      />
      <div className={styles['body']}>
        {failure ? (
          <EmptyState
            title={t('accounts:failed')}
            text={errorText(t, failure)}
            action={<Button onClick={() => void accounts.refetch()}>{t('app:common.retry')}</Button>}
          />
        ) : accounts.data === undefined || devices.data === undefined ? (
          <Skeleton className={styles['skeleton'] ?? ''} active paragraph={{ rows: 6 }} />
        ) : live.length + phones.length === 0 ? (
          <EmptyState
            title={t('accounts:empty.title')}
            text={t('accounts:empty.text')}
            action={
              <Button type="primary" onClick={() => open({ kind: 'device', id: null })}>
                {t('accounts:newDevice')}
              </Button>
            }
          />
        ) : (
          <>
            {phones.map((phone) => (
              <PhoneSection
                key={phone.id}
                phone={phone}
                accounts={live.filter((account) => account.deviceId === phone.id)}
                all={accounts.data}
              />
            ))}
            {homeless.length > 0 ? <PhoneSection phone={null} accounts={homeless} all={accounts.data} /> : null}
            <PersonaList accounts={live} />
            <Archived
              accounts={accounts.data.filter((account) => account.archived)}
              devices={devices.data.filter((device) => device.archived)}
            />
          </>
        )}
      </div>
      {panel?.kind === 'account' ? (
        <AccountDrawer key={panel.id ?? 'new'} id={panel.id} deviceId={panel.deviceId ?? null} />
      ) : null}
      {panel?.kind === 'device' ? <DeviceDrawer key={panel.id ?? 'new'} id={panel.id} /> : null}
      {panel?.kind === 'persona' ? <PersonaDrawer key={panel.id ?? 'new'} id={panel.id} /> : null}
      {panel?.kind === 'status' ? <StatusDrawer key={panel.id} id={panel.id} /> : null}
    </div>
  );
}
