import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { accountColours, freeColour } from '#shared/domain/accounts';
import { useData, useWrite } from '../../api/hooks';
import { ColourPicker } from '../../components/ColourPicker';
import { EditForm } from './EditForm';
import { useResources } from './uiStore';

interface Values {
  readonly name: string;
  readonly wechatId: string;
  readonly colour: string;
  readonly deviceId: number | null;
  readonly personaId: number | null;
  readonly standbyId: number | null;
  readonly side: Account['side'];
  readonly realNameChecked: boolean;
  readonly cardChecked: boolean;
  readonly note: string;
}

interface AccountDrawerProps {
  readonly id: number | null;
  /** The phone that a new account is put on. */
  readonly deviceId: number | null;
}

/** Creates or edits an account (= a workspace). */
export function AccountDrawer({ id, deviceId }: AccountDrawerProps) {
  const { t } = useTranslation();
  const close = useResources((ui) => ui.close);
  const accounts = useData('account.list', undefined).data ?? [];
  const devices = useData('device.list', undefined).data ?? [];
  const personas = useData('persona.list', undefined).data ?? [];
  const account = accounts.find((one) => one.id === id);
  const create = useWrite('account.create');
  const update = useWrite('account.update');
  const save = async (values: Values): Promise<void> => {
    const wechatId = values.wechatId.trim();
    const fields = {
      ...values,
      wechatId: wechatId === '' ? null : wechatId,
      deviceId: values.deviceId ?? null,
      personaId: values.personaId ?? null,
      standbyId: values.standbyId ?? null,
    };
    if (id === null) await create.mutateAsync(fields);
    else await update.mutateAsync({ id, ...fields });
  };
  if (id !== null && !account) return null;
  return (
    <EditForm<Values>
      name={`account ${id ?? `new ${deviceId ?? ''}`}`}
      initial={{
        name: account?.name ?? '',
        colour: account?.colour ?? freeColour(accounts.map((one) => one.colour)),
        wechatId: account?.wechatId ?? '',
        deviceId: account ? account.deviceId : deviceId,
        side: account?.side ?? 'both',
        standbyId: account?.standbyId ?? null,
        personaId: account?.personaId ?? null,
        realNameChecked: account?.realNameChecked ?? false,
        cardChecked: account?.cardChecked ?? false,
        note: account?.note ?? '',
      }}
      title={id === null ? t('accounts:newAccount') : (account?.name ?? '')}
      saving={create.isPending || update.isPending}
      onSave={save}
      onClose={close}
    >
      <Form.Item
        name="name"
        label={t('accounts:form.name')}
        rules={[{ required: true, whitespace: true, message: t('accounts:form.needName') }]}
      >
        <Input autoFocus maxLength={60} placeholder={t('accounts:form.nameExample')} />
      </Form.Item>
      <Form.Item name="colour" label={t('accounts:form.colour')} extra={t('accounts:form.colourHint')} required>
        <ColourPicker
          colours={accountColours}
          label={t('accounts:form.colour')}
          nameOf={(index) => t(`accounts:colour.${index}`)}
        />
      </Form.Item>
      <Form.Item name="wechatId" label={t('accounts:form.wechatId')}>
        <Input maxLength={60} spellCheck={false} />
      </Form.Item>
      <Form.Item name="deviceId" label={t('accounts:form.device')}>
        <Select
          allowClear
          placeholder={t('accounts:noPhone')}
          options={devices
            .filter((device) => !device.archived || device.id === account?.deviceId)
            .map((device) => ({
              value: device.id,
              label: t('accounts:deviceWithRole', { name: device.label, role: t(`accounts:role.${device.role}`) }),
            }))}
        />
      </Form.Item>
      <Form.Item name="side" label={t('accounts:form.side')} required>
        <Radio.Group
          optionType="button"
          options={(['both', 'C', 'B'] as const).map((side) => ({ value: side, label: t(`accounts:side.${side}`) }))}
        />
      </Form.Item>
      <Form.Item name="standbyId" label={t('accounts:form.standby')} extra={t('accounts:form.standbyHint')}>
        <Select
          allowClear
          placeholder={t('accounts:noStandby')}
          options={accounts
            .filter((one) => one.id !== id && (!one.archived || one.id === account?.standbyId))
            .map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="personaId" label={t('accounts:form.persona')}>
        <Select
          allowClear
          placeholder={t('accounts:noPersona')}
          options={personas.map((persona) => ({ value: persona.id, label: persona.nickname }))}
        />
      </Form.Item>
      <Form.Item label={t('accounts:form.checks')} extra={t('accounts:form.checksHint')}>
        <Form.Item name="realNameChecked" valuePropName="checked" noStyle>
          <Checkbox>{t('accounts:realName.yes')}</Checkbox>
        </Form.Item>
        <Form.Item name="cardChecked" valuePropName="checked" noStyle>
          <Checkbox>{t('accounts:card.yes')}</Checkbox>
        </Form.Item>
      </Form.Item>
      <Form.Item name="note" label={t('accounts:form.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </EditForm>
  );
}
