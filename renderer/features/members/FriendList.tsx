import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberPage } from '#shared/contract/members';
import { useData, useWrite } from '../../api/hooks';
import styles from './members.module.css';

/** The accounts that have a member as friend, each with its remark; others can be added. */
export function FriendList({ member, accountId }: { readonly member: MemberPage; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data ?? [];
  const [writing, setWriting] = useState<number | null>(null);
  const listed = accounts.filter((account) => !account.archived && (accountId === null || account.id === accountId));
  return (
    <ul className={styles['rows']}>
      {listed.map((account) => {
        const contact = member.contacts.find((one) => one.accountId === account.id);
        const more = [contact?.channel ?? '', contact?.addedOn ?? ''].filter((text) => text !== '').join(' · ');
        return (
          <li key={account.id} className={styles['row']}>
            <div className={styles['main']}>
              <span className={styles['dot']} style={{ background: account.colour }} />
              {account.name}
              {writing === account.id ? (
                <RemarkInput
                  memberId={member.id}
                  accountId={account.id}
                  remark={contact?.remark ?? ''}
                  onClose={() => setWriting(null)}
                />
              ) : (
                <div className={contact?.remark ? undefined : styles['quiet']}>
                  {contact ? contact.remark || t('members:page.noRemark') : t('members:page.noFriend')}
                </div>
              )}
              {more === '' ? null : <div className={styles['quiet']}>{more}</div>}
            </div>
            {writing === account.id ? null : (
              <Button size="small" onClick={() => setWriting(account.id)}>
                {contact ? t('members:page.editRemark') : t('members:page.addFriend')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface RemarkInputProps {
  readonly memberId: number;
  readonly accountId: number;
  readonly remark: string;
  readonly onClose: () => void;
}

function RemarkInput({ memberId, accountId, remark, onClose }: RemarkInputProps) {
  const { t } = useTranslation();
  const save = useWrite('member.setRemark');
  return (
    <Input.Search
      autoFocus
      defaultValue={remark}
      maxLength={200}
      placeholder={t('members:column.remark')}
      aria-label={t('members:column.remark')}
      enterButton={t('app:common.save')}
      loading={save.isPending}
      onSearch={(text) => save.mutate({ id: memberId, accountId, remark: text }, { onSuccess: onClose })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    />
  );
}
