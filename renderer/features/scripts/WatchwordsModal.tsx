import { DeleteOutlined } from '../../components/icons';
import { Button, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watchword } from '#shared/contract/scripts';
import { useData, useWrite } from '../../api/hooks';
import styles from './WatchwordsModal.module.css';

const actions = ['remind', 'warn', 'remove'] as const satisfies readonly Watchword['action'][];

/** The words that mark a message as a breach; every text being written is checked against them. */
export function WatchwordsModal({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [word, setWord] = useState('');
  const [kind, setKind] = useState('');
  const [action, setAction] = useState<Watchword['action']>('remind');
  const words = useData('watchword.list', undefined, { enabled: open }).data ?? [];
  const add = useWrite('watchword.add');
  const remove = useWrite('watchword.delete');
  const submit = (): void => {
    if (word.trim() === '') return;
    add.mutate({ word: word.trim(), kind: kind.trim(), action }, { onSuccess: () => setWord('') });
  };
  return (
    <Modal title={t('scripts:watchword.title')} open={open} onCancel={onClose} footer={null} width={560}>
      <p className={styles['text']}>{t('scripts:watchword.text')}</p>
      <Space.Compact block>
        <Input
          value={word}
          maxLength={40}
          placeholder={t('scripts:watchword.word')}
          aria-label={t('scripts:watchword.word')}
          onChange={(event) => setWord(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) submit();
          }}
        />
        <Input
          value={kind}
          maxLength={40}
          placeholder={t('scripts:watchword.kind')}
          aria-label={t('scripts:watchword.kind')}
          onChange={(event) => setKind(event.target.value)}
        />
        <Select
          value={action}
          aria-label={t('scripts:watchword.action')}
          popupMatchSelectWidth={false}
          options={actions.map((value) => ({ value, label: t(`scripts:watchword.actions.${value}`) }))}
          onChange={setAction}
        />
        <Button type="primary" onClick={submit}>
          {t('scripts:watchword.add')}
        </Button>
      </Space.Compact>
      <ul className={styles['list']}>
        {words.map((one) => (
          <li key={one.id}>
            <span className={styles['word']}>{one.word}</span>
            <span className={styles['kind']}>{one.kind}</span>
            <span>{t(`scripts:watchword.actions.${one.action}`)}</span>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              title={t('app:common.delete')}
              aria-label={`${t('app:common.delete')} ${one.word}`}
              onClick={() => remove.mutate({ ids: [one.id] })}
            />
          </li>
        ))}
      </ul>
    </Modal>
  );
}
