import { useTranslation } from 'react-i18next';
import type { Fission, Participant } from '#shared/contract/campaigns';
import styles from './campaigns.module.css';

interface RewardsProps {
  readonly row: Participant;
  readonly stages: Fission['stages'];
}

/** The rewards someone reached, as chips: due, handed out, or handed out and fallen below since. */
export function Rewards({ row, stages }: RewardsProps) {
  const { t } = useTranslation();
  const rewardOf = (id: number): string => stages.find((stage) => stage.id === id)?.reward ?? '';
  const chips = [
    ...row.owed.map((id) => ({ id, state: 'owed' as const })),
    ...row.granted.map(({ stageId, lapsed }) => ({
      id: stageId,
      state: lapsed ? ('hadLapsed' as const) : ('had' as const),
    })),
  ];
  return (
    <span className={styles['chips']}>
      {chips.map(({ id, state }) => {
        const words = t(`campaigns:${state}`, { reward: rewardOf(id) });
        return (
          <span
            key={id}
            className={styles['chip']}
            data-state={state}
            title={state === 'hadLapsed' ? `${words}：${t('campaigns:lapsedHint')}` : words}
          >
            {words}
          </span>
        );
      })}
    </span>
  );
}
