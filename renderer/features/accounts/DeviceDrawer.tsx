import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { deviceRoles, type Device } from '#shared/contract/accounts';
import { fenOf, yuanOf } from '#shared/domain/accounts';
import { useData, useWrite } from '../../api/hooks';
import { DayField } from '../../components/DayField';
import { useUndo } from '../../components/undo';
import { EditForm } from './EditForm';
import styles from './resources.module.css';
import { useResources } from './uiStore';

interface Values {
  readonly label: string;
  readonly role: Device['role'];
  readonly model: string;
  readonly os: string;
  readonly boughtOn: string;
  readonly price: string;
  readonly simPlan: string;
  readonly monthly: string;
  readonly note: string;
}

const shown = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '' : yuanOf(fen));

/** Creates or edits a phone. */
export function DeviceDrawer({ id }: { readonly id: number | null }) {
  const { t } = useTranslation();
  const close = useResources((ui) => ui.close);
  const { offer } = useUndo();
  const device = useData('device.list', undefined).data?.find((one) => one.id === id);
  const create = useWrite('device.create');
  const update = useWrite('device.update');
  const archive = useWrite('device.archive');
  const save = async (values: Values): Promise<void> => {
    const fields = {
      label: values.label,
      role: values.role,
      model: values.model,
      os: values.os,
      boughtOn: values.boughtOn === '' ? null : values.boughtOn,
      priceFen: fenOf(values.price),
      simPlan: values.simPlan,
      simMonthlyFen: fenOf(values.monthly),
      note: values.note,
    };
    if (id === null) await create.mutateAsync(fields);
    else await update.mutateAsync({ id, ...fields });
  };
  const archiveIt = async (): Promise<void> => {
    if (!device) return;
    await archive.mutateAsync({ id: device.id, archived: true });
    close();
    offer(t('accounts:archived', { name: device.label }));
  };
  const money = {
    validator: (_rule: unknown, value: string) =>
      value.trim() === '' || fenOf(value) !== null
        ? Promise.resolve()
        : Promise.reject(new Error(t('accounts:form.badMoney'))),
  };
  if (id !== null && !device) return null;
  return (
    <EditForm<Values>
      name={`device ${id ?? 'new'}`}
      initial={{
        label: device?.label ?? '',
        role: device?.role ?? 'primary',
        model: device?.model ?? '',
        os: device?.os ?? '',
        price: shown(device?.priceFen),
        boughtOn: device?.boughtOn ?? '',
        simPlan: device?.simPlan ?? '',
        monthly: shown(device?.simMonthlyFen),
        note: device?.note ?? '',
      }}
      title={id === null ? t('accounts:newDevice') : (device?.label ?? '')}
      saving={create.isPending || update.isPending}
      onSave={save}
      onClose={close}
      aside={device ? <Button onClick={() => void archiveIt()}>{t('app:common.archive')}</Button> : null}
    >
      <Form.Item
        name="label"
        label={t('accounts:form.label')}
        rules={[{ required: true, whitespace: true, message: t('accounts:form.needName') }]}
      >
        <Input autoFocus maxLength={60} placeholder={t('accounts:form.labelExample')} />
      </Form.Item>
      <Form.Item name="role" label={t('accounts:form.role')} required>
        <Radio.Group
          optionType="button"
          options={deviceRoles.map((role) => ({ value: role, label: t(`accounts:role.${role}`) }))}
        />
      </Form.Item>
      <div className={styles['pair']}>
        <Form.Item name="model" label={t('accounts:form.model')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="os" label={t('accounts:form.os')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="price" label={t('accounts:form.price')} rules={[money]}>
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
        <Form.Item name="boughtOn" label={t('accounts:form.boughtOn')}>
          <DayField className={styles['fill'] ?? ''} />
        </Form.Item>
        <Form.Item name="simPlan" label={t('accounts:form.simPlan')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="monthly" label={t('accounts:form.monthly')} rules={[money]}>
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('accounts:form.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </EditForm>
  );
}
