import { Alert, Button, Checkbox, Select, Spin, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChatPreview } from '#shared/contract/chats';
import { encodings, type Encoding } from '#shared/contract/imports';
import { GroupSelect } from '../../../pickers/GroupSelect';
import { useWhen } from '../when';
import { ColumnTable } from './ColumnTable';
import steps from '../../../components/StepDialog.module.css';
import styles from './import.module.css';
import type { Wish } from './useChatImport';

interface LookStepProps {
  readonly wish: Wish;
  readonly preview: ChatPreview;
  readonly busy: boolean;
  /** The group to take where the file names none. */
  readonly offered: number | null;
  readonly onWish: (wish: Wish) => void;
  readonly onKeep: (keep: boolean) => void;
}

/** What the log is: which group, from when to when, how much of it is new; its first messages; of a table its columns. */
export function LookStep({ wish, preview, busy, offered, onWish, onKeep }: LookStepProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const { counts, shape, groupName, readable } = preview;
  const { mapping: _old, ...unmapped } = wish;
  const tabular = preview.columns.length > 0;
  return (
    <>
      <div className={steps['options']}>
        <div className={steps['option']}>
          {t('chats:import.group')}
          <GroupSelect
            label={t('chats:import.group')}
            accountId={null}
            value={preview.groupId}
            onChange={(groupId) => onWish({ ...wish, groupId })}
          />
        </div>
        {preview.sheets.length > 1 ? (
          <div className={steps['option']}>
            {t('members:import.sheet')}
            <Select
              aria-label={t('members:import.sheet')}
              value={preview.sheet}
              options={preview.sheets.map((name) => ({ value: name, label: name }))}
              onChange={(sheet) => onWish({ ...unmapped, ...(sheet === null ? {} : { sheet }) })}
            />
          </div>
        ) : null}
        {preview.encoding === null ? null : (
          <div className={steps['option']}>
            {t('members:import.encoding')}
            <Select<Encoding>
              aria-label={t('members:import.encoding')}
              value={preview.encoding}
              options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={(encoding) => onWish({ ...unmapped, encoding })}
            />
          </div>
        )}
        {tabular || shape === 'text' ? (
          <Checkbox
            className={styles['check'] ?? ''}
            checked={wish.utc ?? false}
            onChange={(event) => onWish({ ...wish, utc: event.target.checked })}
          >
            {t('chats:import.utc')}
          </Checkbox>
        ) : null}
      </div>
      {preview.groupId === null ? (
        <Alert
          type="warning"
          showIcon
          title={
            groupName === null ? t('chats:import.whichGroup') : t('chats:import.unknownGroup', { name: groupName })
          }
          action={
            offered === null ? null : (
              <Button size="small" onClick={() => onWish({ ...wish, groupId: offered })}>
                {t('chats:import.openGroup')}
              </Button>
            )
          }
        />
      ) : null}
      <div className={steps['counts']} aria-live="polite">
        <strong>{t(`chats:shape.${shape}`)}</strong>
        {preview.from === null ? null : (
          <span>{t('chats:import.period', { from: when.clock(preview.from), to: when.clock(preview.to) })}</span>
        )}
        <span>{t('chats:count.messages', { count: counts.messages })}</span>
        <span>{t('chats:count.fresh', { count: counts.fresh })}</span>
        {counts.known > 0 ? <span>{t('chats:count.known', { count: counts.known })}</span> : null}
        <span>{t('chats:count.senders', { count: preview.senderCount })}</span>
        {counts.system > 0 ? <span>{t('chats:count.system', { count: counts.system })}</span> : null}
        {preview.hitCount > 0 ? <span>{t('chats:count.hits', { count: preview.hitCount })}</span> : null}
        {counts.unread > 0 ? (
          <span className={steps['bad']}>{t('chats:count.unread', { count: counts.unread })}</span>
        ) : null}
        {preview.remembered ? <span className={steps['quiet']}>{t('members:import.remembered')}</span> : null}
      </div>
      {tabular ? (
        <ColumnTable
          preview={preview}
          busy={busy}
          onMapping={(mapping) => onWish({ ...wish, headerLine: preview.headerLine, mapping })}
          onHeader={(headerLine) => onWish({ ...unmapped, headerLine })}
        />
      ) : null}
      {readable ? null : <Alert type="warning" showIcon title={t('chats:import.unreadable')} />}
      <Spin spinning={busy} delay={150} classNames={{ root: styles['fill'] ?? '' }}>
        <ol className={styles['talk']} tabIndex={0} aria-label={t('chats:import.first')}>
          {preview.bubbles.map(({ at, name, kind, text }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a message is its place in the log
            <li key={index}>
              <span className={styles['speaker']}>
                {name} <time>{when.clock(at)}</time>
              </span>
              <span className={styles['bubble']}>
                {text === '' || kind !== 'text' ? text || t(`chats:kind.${kind}`) : text}
              </span>
            </li>
          ))}
        </ol>
      </Spin>
      <label className={styles['keep']}>
        <Switch size="small" checked={wish.keepText} onChange={onKeep} aria-label={t('chats:keep.label')} />
        <span>
          {t('chats:keep.label')}
          <span className={steps['quiet']}> {t(wish.keepText ? 'chats:keep.on' : 'chats:keep.off')}</span>
        </span>
      </label>
    </>
  );
}
