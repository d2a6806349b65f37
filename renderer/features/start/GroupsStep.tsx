import { PlusOutlined } from '../../components/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupKind } from '#shared/contract/groups';
import { groupsOf, namesOf, newKey, useStart, type BatchDraft } from './draft';
import styles from './start.module.css';

/** Step two: the groups there are, typed or pasted one a line, with their kind and account. */
export function GroupsStep({ kinds }: { readonly kinds: readonly GroupKind[] }) {
  const { t } = useTranslation();
  const { desks, batches, standbySits, put } = useStart();
  const change = (key: number, changes: Partial<BatchDraft>): void =>
    put({ batches: batches.map((batch) => (batch.key === key ? { ...batch, ...changes } : batch)) });
  const accounts = desks.flatMap((desk) => (desk.name.trim() === '' ? [] : [{ value: desk.key, label: desk.name }]));
  const standby = desks.find((desk) => desk.role === 'standby' && desk.name.trim() !== '');
  if (accounts.length === 0)
    return (
      <>
        <h1>{t('start:groups.head')}</h1>
        <p className={styles['lead']}>{t('start:groups.needAccount')}</p>
      </>
    );
  const first = accounts[0]?.value ?? 0;
  const total = groupsOf(batches, desks).length;
  return (
    <>
      <h1>{t('start:groups.head')}</h1>
      <p className={styles['lead']}>{t('start:groups.lead')}</p>
      {batches.map((batch, index) => (
        <fieldset key={batch.key} className={styles['batch']}>
          <legend className={styles['hidden']}>{t('start:groups.nth', { n: index + 1 })}</legend>
          <div className={styles['choices']}>
            <div className={styles['field']}>
              <label htmlFor={`kind-${batch.key}`}>{t('start:groups.kind')}</label>
              <Select
                id={`kind-${batch.key}`}
                value={batch.kindId}
                onChange={(kindId) => change(batch.key, { kindId })}
                options={kinds.map((kind) => ({ value: kind.id, label: kind.name }))}
              />
            </div>
            <div className={styles['field']}>
              <label htmlFor={`account-${batch.key}`}>{t('start:groups.account')}</label>
              <Select
                id={`account-${batch.key}`}
                value={accounts.some((account) => account.value === batch.desk) ? batch.desk : first}
                onChange={(desk) => change(batch.key, { desk })}
                options={accounts}
              />
            </div>
          </div>
          <label className={styles['field']}>
            <span>{t('start:groups.names', { n: namesOf(batch).length })}</span>
            <Input.TextArea
              value={batch.names}
              autoFocus={index === batches.length - 1}
              autoSize={{ minRows: 5, maxRows: 10 }}
              placeholder={t('start:groups.example')}
              onChange={(event) => change(batch.key, { names: event.target.value })}
            />
          </label>
        </fieldset>
      ))}
      <Button
        type="text"
        icon={<PlusOutlined />}
        onClick={() =>
          put({
            batches: [
              ...batches,
              { key: newKey(), names: '', kindId: batches.at(-1)?.kindId ?? kinds[0]?.id ?? null, desk: first },
            ],
          })
        }
      >
        {t('start:groups.more')}
      </Button>
      {standby ? (
        <p>
          <Checkbox checked={standbySits} onChange={(event) => put({ standbySits: event.target.checked })}>
            {t('start:groups.standbySits', { name: standby.name })}
          </Checkbox>
        </p>
      ) : null}
      <p className={styles['lead']}>
        {total > 0 ? t('start:groups.total', { n: total }) : ''} {t('start:groups.members')}
      </p>
    </>
  );
}
