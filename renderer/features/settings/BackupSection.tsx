import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Backup } from '#shared/contract/store';
import { DEFAULT_ZONE } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { Section } from './Section';
import styles from './settings.module.css';

const MEGABYTE = 1024 * 1024;

/** The verified backups, with the way back to each. */
export function BackupSection() {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const backups = useData('store.backups', undefined);
  const backUp = useWrite('store.backUp');
  const restore = useWrite('store.restore');
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const at = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const now = async (): Promise<void> => {
    await backUp.mutateAsync(undefined);
    await client.invalidateQueries({ queryKey: ['store.backups'] });
    void message.success(t('settings:backups.made'));
  };
  const goBack = async (backup: Backup): Promise<void> => {
    await restore.mutateAsync({ name: backup.name });
    await client.invalidateQueries();
    void message.success({ content: t('settings:backups.restored', { at: at.format(backup.at) }), duration: 8 });
  };
  const busy = backUp.isPending || restore.isPending;
  return (
    <Section
      name="backups"
      extra={
        <Button loading={backUp.isPending} disabled={busy} onClick={() => void now()}>
          {t('settings:backups.now')}
        </Button>
      }
    >
      <p className={styles['lead']}>{t('settings:backups.lead')}</p>
      {backups.error ? <p className={styles['warn']}>{errorText(t, backups.error)}</p> : null}
      {backups.data?.length === 0 ? <p className={styles['lead']}>{t('settings:backups.none')}</p> : null}
      {backups.data && backups.data.length > 0 ? (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th>{t('settings:backups.at')}</th>
              <th>{t('settings:backups.reason')}</th>
              <th className={styles['number']}>{t('settings:backups.size')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {backups.data.map((backup) => (
              <tr key={backup.name}>
                <th scope="row">{at.format(backup.at)}</th>
                <td>{t(`settings:backups.why.${backup.reason}`, { defaultValue: backup.reason })}</td>
                <td className={styles['number']}>
                  {t('settings:backups.megabytes', { n: (backup.size / MEGABYTE).toFixed(1) })}
                </td>
                <td>
                  <Button size="small" type="text" disabled={busy} onClick={() => void goBack(backup)}>
                    {t('settings:backups.restore')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}
