import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reward } from '#shared/contract/points';
import { useData, useWrite } from '../../../api/hooks';
import { EmptyState } from '../../../components/EmptyState';
import { figure } from '../../../components/figure';
import { useUndo } from '../../../components/undo';
import styles from './points.module.css';
import { RedeemDialog } from './RedeemDialog';
import { RewardDialog } from './RewardDialog';

/** The shop: what points can be exchanged for. */
export function RewardsView({ accountId }: { readonly accountId: number | null }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<Reward | 'new' | null>(null);
  const [redeeming, setRedeeming] = useState<Reward | null>(null);
  const rewards = useData('reward.list', { archived }, { placeholderData: (previous) => previous }).data;
  const archive = useWrite('reward.archive');
  return (
    <div>
      <div className={styles['tools']}>
        <Button onClick={() => setEditing('new')}>{t('points:reward.new')}</Button>
        <Checkbox checked={archived} onChange={(event) => setArchived(event.target.checked)}>
          {t('points:reward.showOff')}
        </Checkbox>
      </div>
      {rewards?.length === 0 ? (
        <EmptyState title={t('points:reward.none')} text={t('points:reward.noneText')} />
      ) : (
        <table className={styles['rules']}>
          <thead>
            <tr>
              <th scope="col">{t('points:reward.name')}</th>
              <th scope="col" className={styles['figure']}>
                {t('points:reward.cost')}
              </th>
              <th scope="col" className={styles['figure']}>
                {t('points:reward.stock')}
              </th>
              <th scope="col" className={styles['figure']}>
                {t('points:reward.redeemed')}
              </th>
              <th scope="col">{t('points:reward.note')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rewards?.map((reward) => (
              <tr key={reward.id}>
                <th scope="row">{reward.name}</th>
                <td className={styles['figure']}>{figure(reward.cost)}</td>
                <td className={styles['figure']}>
                  {reward.stock === null ? t('points:reward.plenty') : figure(reward.stock)}
                </td>
                <td className={styles['figure']}>{figure(reward.redeemed)}</td>
                <td>{reward.note}</td>
                <td className={styles['figure']}>
                  {archived ? null : (
                    <Button
                      size="small"
                      disabled={reward.stock === 0}
                      aria-label={t('points:reward.redeemNamed', { name: reward.name })}
                      onClick={() => setRedeeming(reward)}
                    >
                      {t('points:reward.redeem')}
                    </Button>
                  )}
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('points:rule.editNamed', { name: reward.name })}
                    onClick={() => setEditing(reward)}
                  >
                    {t('app:common.edit')}
                  </Button>
                  <Button
                    type="text"
                    size="small"
                    onClick={() =>
                      archive.mutate(
                        { ids: [reward.id], archived: !archived },
                        {
                          onSuccess: () =>
                            offer(
                              t(archived ? 'points:done.rewardOn' : 'points:done.rewardOff', { name: reward.name }),
                            ),
                        },
                      )
                    }
                  >
                    {t(archived ? 'points:reward.on' : 'points:reward.off')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === null ? null : (
        <RewardDialog reward={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {redeeming === null ? null : (
        <RedeemDialog reward={redeeming} accountId={accountId} onClose={() => setRedeeming(null)} />
      )}
    </div>
  );
}
