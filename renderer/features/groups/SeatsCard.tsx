import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupRoles, type GroupDetail } from '#shared/contract/groups';
import { useData } from '../../api/hooks';
import { useUndo } from '../../components/undo';
import { Card } from './Card';
import { AccountName } from './Chips';
import styles from './GroupPage.module.css';
import { SeatsDialog } from './SeatsDialog';

/** Which of our accounts sit in the group, and as what. */
export function SeatsCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [changing, setChanging] = useState(false);
  const accounts = useData('account.list', undefined).data ?? [];
  const sitting = (role: (typeof groupRoles)[number]) => group.accounts.filter((seat) => seat.role === role);
  const idsOf = (role: (typeof groupRoles)[number]): number[] => sitting(role).map((seat) => seat.accountId);
  return (
    <Card
      title={t('groups:accounts.title')}
      extra={
        <Button size="small" onClick={() => setChanging(true)}>
          {t('groups:accounts.change')}
        </Button>
      }
    >
      {groupRoles
        .filter((role) => role !== 'admin' || sitting(role).length > 0)
        .map((role) => (
          <div key={role} className={styles['row']}>
            <span className={styles['key']}>{t(`groups:accounts.${role}`)}</span>
            <span className={styles['value']}>
              {sitting(role).length === 0 ? <span className={styles['quiet']}>{t('groups:accounts.none')}</span> : null}
              {sitting(role).map(({ accountId }) => {
                const account = accounts.find((one) => one.id === accountId);
                return account ? <AccountName key={accountId} name={account.name} colour={account.colour} /> : null;
              })}
            </span>
          </div>
        ))}
      {changing ? (
        <SeatsDialog
          ids={[group.id]}
          seats={{
            operatingId: group.operatingAccountId,
            adminIds: idsOf('admin'),
            standbyIds: idsOf('standby'),
          }}
          onClose={() => setChanging(false)}
          onSaved={() => {
            setChanging(false);
            offer(t('groups:done.accounts', { count: 1 }));
          }}
        />
      ) : null}
    </Card>
  );
}
