import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/time';
import { askApp } from '../../api/client';
import { useData } from '../../api/hooks';
import { DayField } from '../../components/DayField';
import { errorText } from '../../components/errorText';
import { CopyOutlined, LeftOutlined, RightOutlined } from '../../components/icons';
import styles from './chats.module.css';
import { useWhen } from './when';

interface DigestDialogProps {
  readonly groupId: number;
  readonly accountId: number | null;
  /** When the group last spoke: the day that is shown first. */
  readonly last: number | null;
  readonly onClose: () => void;
}

/** A day of a group in a few lines, to be copied. */
export function DigestDialog({ groupId, accountId, last, onClose }: DigestDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const when = useWhen();
  const [chosen, setChosen] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const day = chosen ?? when.day(last ?? now);
  const digest = useData('chat.digest', { groupId, accountId, day }, { placeholderData: (previous) => previous }).data;
  const text = digest
    ? [
        t('chats:digest.head', { day, name: digest.name }),
        t('chats:digest.talk', digest),
        t('chats:digest.before', { count: digest.before }),
        t('chats:digest.people', digest),
        ...(digest.talkers.length > 0
          ? [
              t('chats:digest.top', {
                list: digest.talkers
                  .map(({ name, messages }) => t('chats:digest.who', { name, count: messages }))
                  .join(t('chats:digest.separator')),
              }),
            ]
          : []),
        ...(digest.violations > 0 ? [t('chats:digest.violations', { count: digest.violations })] : []),
      ].join('\n')
    : '';
  const copy = async (): Promise<void> => {
    try {
      await askApp('app.copyText', { text });
      void message.success(t('chats:digest.copied'));
    } catch (error) {
      void message.error(errorText(t, error));
    }
  };
  return (
    <Modal
      open
      width={480}
      title={t('chats:digest.title')}
      onCancel={onClose}
      footer={
        <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('chats:digest.copy')}
        </Button>
      }
    >
      <div className={styles['digestDay']}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('chats:digest.previous')}
          onClick={() => setChosen(addDays(day, -1))}
        />
        <DayField label={t('chats:digest.day')} value={day} allowClear={false} onChange={setChosen} />
        <Button
          icon={<RightOutlined />}
          aria-label={t('chats:digest.next')}
          onClick={() => setChosen(addDays(day, 1))}
        />
      </div>
      <Input.TextArea
        readOnly
        autoSize={{ minRows: 5, maxRows: 12 }}
        value={text}
        aria-label={t('chats:digest.title')}
      />
    </Modal>
  );
}
