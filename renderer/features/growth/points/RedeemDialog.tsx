import { App, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reward } from '#shared/contract/points';
import { useData, useWrite } from '../../../api/hooks';
import { errorText } from '../../../components/errorText';
import { useUndo } from '../../../components/undo';
import { MemberSelect } from '../../../pickers/MemberSelect';
import styles from './points.module.css';

interface RedeemDialogProps {
  readonly reward: Reward;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

/** Asks who exchanges points for a reward, and shows whether they have enough. */
export function RedeemDialog({ reward, accountId, onClose }: RedeemDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const [personId, setPerson] = useState<number | null>(null);
  const redeem = useWrite('reward.redeem');
  const balance = useData(
    'point.ofMember',
    { accountId, personId: personId ?? 0, from: 0, limit: 1 },
    { enabled: personId !== null },
  ).data?.balance;
  const enough = personId !== null && balance !== undefined && balance >= reward.cost;
  return (
    <Modal
      open
      width={420}
      title={t('points:reward.redeemNamed', { name: reward.name })}
      okText={t('points:reward.redeem')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !enough, loading: redeem.isPending }}
      onCancel={onClose}
      onOk={() => {
        if (personId === null) return;
        redeem.mutate(
          { id: reward.id, personId, note: '' },
          {
            onSuccess: () => {
              offer(t('points:done.redeemed', { name: reward.name }));
              onClose();
            },
            onError: (error) => void message.error({ content: errorText(t, error), duration: 6 }),
          },
        );
      }}
    >
      <div className={styles['field']}>
        <MemberSelect label={t('points:who')} accountId={accountId} value={personId} onChange={setPerson} />
      </div>
      <p className={styles['sum']} aria-live="polite">
        {personId === null || balance === undefined
          ? t('points:reward.costs', { points: reward.cost })
          : t(enough ? 'points:reward.enough' : 'points:reward.tooFew', {
              balance,
              cost: reward.cost,
              left: Math.abs(balance - reward.cost),
            })}
      </p>
    </Modal>
  );
}
