import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownSender } from '#shared/contract/chats';
import { useData, useWrite } from '../../api/hooks';
import { MoreOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import { MemberSelect } from '../../pickers/MemberSelect';
import styles from './chats.module.css';

/** Everyone who spoke in a group, and who they are; what was settled can be settled anew. */
export function SenderList({ groupId, accountId }: { readonly groupId: number; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { data } = useData('chat.senders', { groupId, accountId });
  const [choosing, setChoosing] = useState<number | null>(null);
  const match = useWrite('chat.match');
  const { offer } = useUndo();
  if (!data) return <div aria-busy="true" />;
  if (data.length === 0) return <p className={styles['none']}>{t('chats:top.none')}</p>;
  const settle = (sender: KnownSender, personId: number | null, ignored: boolean): void =>
    match.mutate(
      { senderId: sender.id, personId, ignored },
      {
        onSuccess: () => {
          setChoosing(null);
          offer(t('chats:sender.settled', { name: sender.name }));
        },
      },
    );
  return (
    <ul className={styles['people']}>
      {data.slice(0, 1000).map((sender) => (
        <li key={sender.id}>
          <span className={styles['who']}>
            <span className={styles['plain']} title={sender.name}>
              {sender.name}
            </span>
            <span className={styles['quiet']}>
              {sender.ignored
                ? t('chats:sender.ignored')
                : sender.person
                  ? t('chats:sender.is', { name: sender.person.nickname })
                  : t('chats:sender.nobody')}
              {' · '}
              {t('chats:sender.said', { count: sender.messages })}
            </span>
            {choosing === sender.id ? (
              <MemberSelect
                label={t('chats:sender.choose', { name: sender.name })}
                accountId={accountId}
                value={sender.person?.id ?? null}
                onChange={(personId) => settle(sender, personId, false)}
              />
            ) : null}
          </span>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'choose', label: t('chats:sender.member') },
                { key: 'ignore', label: t('chats:sender.ignore'), disabled: sender.ignored },
                {
                  key: 'nobody',
                  label: t('chats:sender.clear'),
                  disabled: sender.person === null && !sender.ignored,
                },
              ],
              onClick: ({ key }) => {
                if (key === 'choose') setChoosing(sender.id);
                else settle(sender, null, key === 'ignore');
              },
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined />}
              aria-label={t('chats:sender.more', { name: sender.name })}
            />
          </Dropdown>
        </li>
      ))}
    </ul>
  );
}
