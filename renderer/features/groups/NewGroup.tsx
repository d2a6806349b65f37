import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { AccountSelect } from './AccountSelect';
import { NameFieldInputs, patternWords } from './NameFieldInputs';
import styles from './NewGroup.module.css';

const noFields = { region: '', category: '', brand: '' };

/** Makes one or several groups of a kind: names composed by its pattern, or typed one a line. */
export function NewGroup({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const workspace = useNavigation((now) => now.accountId);
  const go = useNavigation((now) => now.go);
  const kinds = useData('kind.list', undefined).data;
  const accounts = useData('account.list', undefined).data?.filter((account) => !account.archived);
  const [kindChosen, setKind] = useState<number | null>(null);
  const [accountChosen, setAccount] = useState<number | null>(workspace);
  const [standbyChosen, setStandby] = useState<readonly number[] | null>(null);
  const [fields, setFields] = useState(noFields);
  const [count, setCount] = useState(1);
  const [typed, setTyped] = useState<string | null>(null);

  const kind = kinds?.find((one) => one.id === kindChosen) ?? kinds?.[0];
  const accountId = accountChosen ?? accounts?.[0]?.id ?? null;
  const ownStandby = accounts?.find((account) => account.id === accountId)?.standbyId ?? null;
  const standbyIds = standbyChosen ?? (ownStandby === null ? [] : [ownStandby]);
  const words = patternWords(kind?.namingPattern ?? '');
  const filled = words.some((word) => word === 'house' || fields[word] !== '');
  const suggested = useData(
    'group.suggestName',
    { kindId: kind?.id ?? 1, ...fields, count },
    { enabled: kind !== undefined && filled, placeholderData: (previous) => previous },
  ).data;
  const composed = filled ? (suggested ?? []) : [];
  const text = typed ?? composed.map((one) => one.name).join('\n');
  const names = text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const create = useWrite('group.create');

  const save = (): void => {
    if (!kind || accountId === null || names.length === 0) return;
    create.mutate(
      {
        kindId: kind.id,
        accountId,
        standbyIds: standbyIds.filter((id) => id !== accountId),
        groups: names.map((name) => ({
          ...fields,
          name,
          number: composed.find((one) => one.name === name)?.number ?? '',
        })),
      },
      {
        onSuccess: ({ ids: [first] }) => {
          void message.success(t('groups:done.created', { count: names.length }));
          onClose();
          if (names.length === 1 && first !== undefined) go('groups', first);
        },
      },
    );
  };
  return (
    <Modal
      open
      width={560}
      title={t('groups:create.title')}
      okText={names.length === 0 ? t('groups:create.okNone') : t('groups:create.ok', { count: names.length })}
      cancelText={t('app:common.cancel')}
      okButtonProps={{
        disabled: names.length === 0 || accountId === null || twice !== undefined,
        loading: create.isPending,
      }}
      onOk={save}
      onCancel={onClose}
    >
      <Form
        layout="vertical"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      >
        <Form.Item label={t('groups:create.kind')} extra={kind?.purpose}>
          <Select
            aria-label={t('groups:create.kind')}
            value={kind?.id ?? null}
            options={(kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: number | null) => {
              setKind(id);
              setTyped(null);
            }}
          />
        </Form.Item>
        {kind && words.length > 0 ? (
          <div className={styles['fields']}>
            <NameFieldInputs
              pattern={kind.namingPattern}
              value={fields}
              onChange={(next) => {
                setFields(next);
                setTyped(null);
              }}
            />
            <Form.Item label={t('groups:create.count')} className={styles['count'] ?? ''}>
              <InputNumber
                controls={false}
                min={1}
                max={200}
                value={count}
                aria-label={t('groups:create.count')}
                onChange={(value) => {
                  setCount(value ?? 1);
                  setTyped(null);
                }}
              />
            </Form.Item>
          </div>
        ) : null}
        <Form.Item
          label={t('groups:create.names')}
          required
          {...(twice === undefined
            ? {}
            : { validateStatus: 'error' as const, help: t('groups:create.twice', { name: twice }) })}
          extra={t(words.length > 0 ? 'groups:create.namesHelp' : 'groups:create.namesFree')}
        >
          <Input.TextArea
            autoFocus
            value={text}
            autoSize={{ minRows: 2, maxRows: 8 }}
            aria-label={t('groups:create.names')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form.Item>
        <div className={styles['fields']}>
          <Form.Item label={t('groups:create.account')} required className={styles['half'] ?? ''}>
            <AccountSelect label={t('groups:create.account')} value={accountId} onChange={setAccount} />
          </Form.Item>
          <Form.Item label={t('groups:create.standby')} className={styles['half'] ?? ''}>
            <AccountSelect
              many
              label={t('groups:create.standby')}
              value={standbyIds.filter((id) => id !== accountId)}
              without={[accountId]}
              onChange={setStandby}
            />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
