import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WechatFact } from '#shared/contract/settings';
import { useData, useWrite } from '../../api/hooks';
import { Section } from './Section';
import { figure } from '../../components/figure';
import styles from './settings.module.css';

/** The figures of WeChat that the console reckons with: value, source, date and how sure it is, all editable. */
export function FactSection() {
  const { t } = useTranslation();
  const facts = useData('fact.list', undefined).data ?? [];
  const [edited, setEdited] = useState<WechatFact | null>(null);
  return (
    <Section name="facts">
      <p className={styles['lead']}>{t('settings:facts.lead')}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('settings:facts.what')}</th>
            <th className={styles['number']}>{t('settings:facts.value')}</th>
            <th>{t('settings:facts.source')}</th>
            <th>{t('settings:facts.asOf')}</th>
            <th>{t('settings:facts.standing')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.id}>
              <th scope="row">{t(`settings:facts.key.${fact.key}`, { defaultValue: fact.key })}</th>
              <td className={styles['number']}>
                {fact.value === null ? t('settings:facts.unknown') : `${figure(fact.value)} ${fact.unit}`}
              </td>
              <td className={styles['source']} title={fact.source}>
                {fact.source}
              </td>
              <td>{fact.asOf}</td>
              <td>{fact.standing}</td>
              <td>
                <Button
                  type="text"
                  size="small"
                  onClick={() => setEdited(fact)}
                  aria-label={t('settings:facts.edit', {
                    name: t(`settings:facts.key.${fact.key}`, { defaultValue: fact.key }),
                  })}
                >
                  {t('app:common.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited ? <FactEditor key={edited.id} fact={edited} onClose={() => setEdited(null)} /> : null}
    </Section>
  );
}

function FactEditor({ fact, onClose }: { readonly fact: WechatFact; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const save = useWrite('fact.save');
  const [form] = Form.useForm<Omit<WechatFact, 'id' | 'key'>>();
  const finish = async (values: Omit<WechatFact, 'id' | 'key'>): Promise<void> => {
    await save.mutateAsync({ ...values, id: fact.id, value: values.value ?? null });
    onClose();
  };
  return (
    <Modal
      open
      title={t(`settings:facts.key.${fact.key}`, { defaultValue: fact.key })}
      onCancel={onClose}
      okText={t('app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: 'fact-form', loading: save.isPending }}
    >
      <Form
        id="fact-form"
        form={form}
        layout="vertical"
        initialValues={fact}
        onFinish={(values) => void finish(values)}
      >
        <div className={styles['fields']}>
          <Form.Item name="value" label={t('settings:facts.value')}>
            <InputNumber controls={false} autoFocus precision={0} min={0} />
          </Form.Item>
          <Form.Item name="unit" label={t('settings:facts.unit')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="asOf" label={t('settings:facts.asOf')}>
            <Input maxLength={20} placeholder="2026-01" />
          </Form.Item>
          <Form.Item name="standing" label={t('settings:facts.standing')}>
            <Input maxLength={20} />
          </Form.Item>
        </div>
        <Form.Item name="source" label={t('settings:facts.source')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
