import { useTranslation } from 'react-i18next';
import type { Fission } from '#shared/contract/campaigns';
import styles from './campaigns.module.css';

interface RewardsProps {
  /** Of which stages; `lapsed`: too many of those brought have left since. */
  readonly of: readonly { readonly stageId: number; readonly lapsed: boolean }[];
  readonly due?: boolean;
  readonly stages: Fission['stages'];
}

/** The rewards someone is owed or has got, as chips. */
export function Rewards({ of, due = false, stages }: RewardsProps) {
  const { t } = useTranslation();
  return (
    <span className={styles['chips']}>
      {of.map(({ stageId, lapsed }) => {
        const reward = stages.find((stage) => stage.id === stageId)?.reward ?? '';
        return (
          <span
            key={stageId}
            className={styles['chip']}
            data-state={lapsed ? 'lapsed' : due ? 'due' : 'given'}
            title={lapsed ? `${reward} · ${t('campaigns:lapsedHint')}` : reward}
          >
            {lapsed ? `${reward} · ${t('campaigns:lapsed')}` : reward}
          </span>
        );
      })}
    </span>
  );
}
