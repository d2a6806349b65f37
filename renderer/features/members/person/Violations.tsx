import { Button, Dropdown, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Violation } from '#shared/contract/violations';
import { useData, useWrite } from '../../../api/hooks';
import { MoreOutlined, PlusOutlined } from '../../../components/icons';
import { useUndo } from '../../../components/undo';
import { ExportButton } from '../../../pickers/ExportButton';
import { ViolationDialog } from '../../../pickers/ViolationDialog';
import members from '../members.module.css';
import { useDay } from '../useDay';
import { Part } from './Part';
import styles from './person.module.css';

/** A member's breaches: what was said, what was done about it; those that are forgiven count no more. */
export function Violations({ id, accountId }: { readonly id: number; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const list = useData('violation.list', { accountId, personId: id, limit: 500 }).data;
  const next = useData('violation.suggest', { personId: id }).data;
  const [recording, setRecording] = useState(false);
  return (
    <Part
      title={t('person:violation.count', { count: next?.strikes ?? 0 })}
      extra={
        <span>
          {list?.length ? (
            <ExportButton exported={{ of: 'source', source: { what: 'violations', accountId, personId: id } }} />
          ) : null}
          <Button size="small" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
            {t('person:violation.record')}
          </Button>
        </span>
      }
    >
      {list?.length === 0 ? <p className={styles['none']}>{t('person:violation.none')}</p> : null}
      <ul className={members['rows']}>
        {(list ?? []).map((breach) => (
          <Breach key={breach.id} breach={breach} accountId={accountId} />
        ))}
      </ul>
      {recording ? (
        <ViolationDialog
          personId={id}
          accountId={accountId}
          onClose={() => setRecording(false)}
          onRecorded={() => {
            setRecording(false);
            offer(t('person:violation.recorded'));
          }}
        />
      ) : null}
    </Part>
  );
}

function Breach({ breach, accountId }: { readonly breach: Violation; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const day = useDay();
  const forgive = useWrite('violation.forgive');
  const remove = useWrite('violation.delete');
  const [changing, setChanging] = useState(false);
  const forgiven = breach.forgivenAt !== null;
  const rule = breach.rule || t('person:violation.noRule');
  return (
    <li className={members['row']}>
      <div className={members['main']}>
        <span className={forgiven ? styles['struck'] : undefined}>{rule}</span>{' '}
        <Tag color={breach.action === 'remind' ? 'default' : breach.action === 'warn' ? 'warning' : 'error'}>
          {t(`person:action.${breach.action}`)}
        </Tag>
        {breach.note === '' ? null : <span className={members['quiet']}>{breach.note}</span>}
        {breach.said === '' ? null : <blockquote className={styles['said']}>{breach.said}</blockquote>}
        <div className={members['quiet']}>
          {[
            day(breach.at),
            breach.groupName ?? '',
            t('person:violation.counts', { count: breach.strikes }),
            forgiven ? t('person:violation.forgiven', { day: day(breach.forgivenAt) }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </div>
      </div>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('app:common.edit') },
            { key: 'forgive', label: t(forgiven ? 'person:violation.countAgain' : 'person:violation.forgive') },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            const ids = [breach.id];
            if (key === 'edit') setChanging(true);
            else if (key === 'delete')
              remove.mutate({ ids }, { onSuccess: () => offer(t('operations:violation.delete', { count: 1 })) });
            else
              forgive.mutate(
                { ids, forgiven: !forgiven },
                { onSuccess: () => offer(t('operations:violation.forgive', { count: 1 })) },
              );
          },
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          title={t('app:common.more')}
          aria-label={`${t('app:common.more')} ${rule}`}
        />
      </Dropdown>
      {changing ? (
        <ViolationDialog
          personId={breach.personId}
          accountId={accountId}
          breach={breach}
          onClose={() => setChanging(false)}
          onRecorded={() => {
            setChanging(false);
            offer(t('person:violation.changed'));
          }}
        />
      ) : null}
    </li>
  );
}
