import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { accountStatuses, type AccountStatus } from '#shared/contract/accounts';
import { DEFAULT_ZONE } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { EditDrawer } from './EditDrawer';
import styles from './resources.module.css';
import { StatusTag } from './StatusTag';
import { useResources } from './uiStore';

/** An account's status with its history; banning goes through the standby switch. */
export function StatusDrawer({ id }: { readonly id: number }) {
  const { t, i18n } = useTranslation();
  const { close, startSwitch } = useResources();
  const account = useData('account.list', undefined).data?.find((one) => one.id === id);
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const history = useData('account.history', { id }).data ?? [];
  const setStatus = useWrite('account.setStatus');
  const [form] = Form.useForm<{ status: AccountStatus; note: string }>();
  const chosen = Form.useWatch('status', form);
  if (!account) return null;
  const save = async (values: { status: AccountStatus; note: string }): Promise<void> => {
    await setStatus.mutateAsync({ id, ...values });
    close();
  };
  const at = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return (
    <EditDrawer
      title={t('accounts:statusTitle', { name: account.name })}
      form="status-form"
      saving={setStatus.isPending}
      onClose={close}
    >
      <Form
        id="status-form"
        form={form}
        layout="vertical"
        initialValues={{ status: account.status, note: '' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="status" label={t('accounts:form.status')} required>
          <Radio.Group className={styles['stack'] ?? ''}>
            {accountStatuses.map((status) => (
              <Radio key={status} value={status}>
                {t(`app:status.${status}`)} <span className={styles['sub']}>{t(`accounts:statusHint.${status}`)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {chosen === 'banned' && account.status !== 'banned' ? (
          <p className={styles['advice']}>
            {t('accounts:switch.advice')}{' '}
            <Button type="primary" size="small" onClick={() => startSwitch(id)}>
              {t('accounts:switch.open')}
            </Button>
          </p>
        ) : null}
        <Form.Item name="note" label={t('accounts:form.statusNote')}>
          <Input maxLength={200} placeholder={t('accounts:form.statusNoteExample')} />
        </Form.Item>
      </Form>
      <h2 className={styles['h3']}>{t('accounts:history')}</h2>
      {history.length === 0 ? (
        <p className={styles['none']}>{t('accounts:noHistory')}</p>
      ) : (
        <ol className={styles['history']}>
          {history.map((event) => (
            <li key={event.id}>
              <time dateTime={new Date(event.at).toISOString()}>{at.format(event.at)}</time>
              <StatusTag status={event.status} />
              <span>{event.note}</span>
            </li>
          ))}
        </ol>
      )}
    </EditDrawer>
  );
}
