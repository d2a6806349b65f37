import { Button, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { genders, type MemberFields, type MemberPage } from '#shared/contract/members';
import { useData, useWrite } from '../../api/hooks';
import { KeptNote } from '../../components/KeptNote';
import { useNavigation } from '../../components/navigation';
import { useKept } from '../../components/useKept';
import { GroupSelect } from '../../pickers/GroupSelect';
import styles from './members.module.css';

interface MemberFormProps {
  /** Null = a new member. */
  readonly member: MemberPage | null;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

interface Values extends MemberFields {
  readonly friendOf: number | null;
  readonly remark: string;
  readonly groupId: number | null;
}

/** Creates a member (with the account that has them as friend, and a group) or edits who they are. */
export function MemberForm({ member, accountId, onClose }: MemberFormProps) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const [form] = Form.useForm<Values>();
  const accounts = useData('account.list', undefined).data?.filter((account) => !account.archived) ?? [];
  const create = useWrite('member.create');
  const update = useWrite('member.update');
  const friendOf = Form.useWatch('friendOf', form);

  const save = async ({ friendOf: account, remark, groupId, ...fields }: Values): Promise<void> => {
    if (member) await update.mutateAsync({ id: member.id, changes: fields });
    else {
      const made = await create.mutateAsync({
        ...fields,
        ...(account ? { friend: { accountId: account, remark } } : {}),
        ...(groupId ? { joins: { groupId } } : {}),
      });
      go('members', made.ids[0] ?? null);
    }
    kept.forget();
    onClose();
  };
  const initial: Values = {
    nickname: member?.nickname ?? '',
    wechatId: member?.wechatId ?? '',
    phone: member?.phone ?? '',
    city: member?.city ?? '',
    gender: member?.gender ?? '',
    note: member?.note ?? '',
    friendOf: accountId,
    remark: '',
    groupId: null,
  };
  const kept = useKept(`member ${member ? JSON.stringify([member.id, initial]) : accountId}`, initial);
  return (
    <Drawer
      open
      size={440}
      title={member ? t('members:edit') : t('members:new')}
      onClose={onClose}
      footer={
        <div className={styles['foot']}>
          <span className={styles['grow']} />
          <Button onClick={onClose}>{t('app:common.cancel')}</Button>
          <Button type="primary" htmlType="submit" form="member-form" loading={create.isPending || update.isPending}>
            {t('app:common.save')}
          </Button>
        </div>
      }
    >
      <KeptNote shown={kept.isRestored} onDrop={() => form.setFieldsValue(kept.drop())} />
      <Form<Values>
        form={form}
        id="member-form"
        layout="vertical"
        requiredMark="optional"
        initialValues={kept.value}
        onValuesChange={(_changed, values) => kept.set(values)}
        // A failure is said by the message above; what was typed stays.
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        <Form.Item
          name="nickname"
          label={t('members:column.nickname')}
          rules={[{ required: true, whitespace: true, message: t('members:form.needName') }]}
        >
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <div className={styles['two']}>
          <Form.Item name="wechatId" label={t('members:column.wechatId')}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="phone" label={t('members:column.phone')}>
            <Input maxLength={32} inputMode="tel" />
          </Form.Item>
          <Form.Item name="city" label={t('members:column.city')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="gender" label={t('members:column.gender')}>
            <Select
              aria-label={t('members:column.gender')}
              options={genders.map((value) => ({ value, label: t(`members:gender.${value || 'unknown'}`) }))}
            />
          </Form.Item>
        </div>
        {member ? null : (
          <>
            <div className={styles['two']}>
              <Form.Item name="friendOf" label={t('members:form.friendOf')}>
                <Select
                  allowClear
                  aria-label={t('members:form.friendOf')}
                  placeholder={t('members:form.nobody')}
                  options={accounts.map((account) => ({ value: account.id, label: account.name }))}
                />
              </Form.Item>
              <Form.Item name="remark" label={t('members:column.remark')}>
                <Input maxLength={200} disabled={!friendOf} />
              </Form.Item>
            </div>
            <Form.Item name="groupId" label={t('members:form.group')}>
              <GroupField accountId={accountId} />
            </Form.Item>
          </>
        )}
        <Form.Item name="note" label={t('members:column.note')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={20_000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

/** The group select as a field: the form gives value and onChange. */
function GroupField(props: {
  readonly accountId: number | null;
  readonly value?: number | null;
  readonly onChange?: (id: number | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <GroupSelect
      label={t('members:form.group')}
      placeholder={t('members:form.noGroup')}
      accountId={props.accountId}
      value={props.value ?? null}
      onChange={(id) => props.onChange?.(id)}
    />
  );
}
