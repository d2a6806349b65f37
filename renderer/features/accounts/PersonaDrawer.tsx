import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Persona } from '#shared/contract/accounts';
import { useData, useWrite } from '../../api/hooks';
import { EditForm } from './EditForm';
import { useResources } from './uiStore';

/** Creates or edits how an account speaks. */
export function PersonaDrawer({ id }: { readonly id: number | null }) {
  const { t } = useTranslation();
  const close = useResources((ui) => ui.close);
  const persona = useData('persona.list', undefined).data?.find((one) => one.id === id);
  const create = useWrite('persona.create');
  const update = useWrite('persona.update');
  const save = async (values: Omit<Persona, 'id'>): Promise<void> => {
    if (id === null) await create.mutateAsync(values);
    else await update.mutateAsync({ id, ...values });
  };
  if (id !== null && !persona) return null;
  const area = <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />;
  return (
    <EditForm<Omit<Persona, 'id'>>
      name={`persona ${id ?? 'new'}`}
      initial={{
        nickname: persona?.nickname ?? '',
        title: persona?.title ?? '',
        tone: persona?.tone ?? '',
        stance: persona?.stance ?? '',
        note: persona?.note ?? '',
      }}
      title={id === null ? t('accounts:newPersona') : (persona?.nickname ?? '')}
      saving={create.isPending || update.isPending}
      onSave={save}
      onClose={close}
    >
      <Form.Item
        name="nickname"
        label={t('accounts:persona.nickname')}
        rules={[{ required: true, whitespace: true, message: t('accounts:form.needName') }]}
      >
        <Input autoFocus maxLength={60} placeholder={t('accounts:persona.nicknameExample')} />
      </Form.Item>
      <Form.Item name="title" label={t('accounts:persona.title')}>
        <Input maxLength={60} placeholder={t('accounts:persona.titleExample')} />
      </Form.Item>
      <Form.Item name="tone" label={t('accounts:persona.tone')} extra={t('accounts:persona.toneHint')}>
        {area}
      </Form.Item>
      <Form.Item name="stance" label={t('accounts:persona.stance')} extra={t('accounts:persona.stanceHint')}>
        {area}
      </Form.Item>
      <Form.Item name="note" label={t('accounts:form.note')}>
        {area}
      </Form.Item>
    </EditForm>
  );
}
