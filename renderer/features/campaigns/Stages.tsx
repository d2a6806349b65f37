import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign, Fission } from '#shared/contract/campaigns';
import { useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { figure } from '../../components/figure';
import { MoreOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import table from '../../components/FigureTable.module.css';
import styles from './campaigns.module.css';

interface StagesProps {
  readonly campaign: Campaign;
  readonly stages: Fission['stages'];
}

/** The rewards of a campaign: how many have reached each, have got it, fell below since; handed out or taken back as a whole. */
export function Stages({ campaign: { id }, stages }: StagesProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const grant = useWrite('campaign.grant');
  const revoke = useWrite('campaign.revoke');
  if (stages.length === 0) return <EmptyState title={t('campaigns:noStages')} text={t('campaigns:noStagesText')} />;
  const give = (stageId: number): void =>
    grant.mutate(
      { id, stageId, personIds: null },
      { onSuccess: ({ ids }) => offer(t('campaigns:given', { count: ids.length })) },
    );
  const take = (stageId: number): void =>
    revoke.mutate(
      { id, stageId, personIds: null },
      { onSuccess: ({ ids }) => offer(t('campaigns:revoked', { count: ids.length })) },
    );
  return (
    <div className={styles['scroll']}>
      <table className={`${table['table']} ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns:stage.title')}</th>
            {(['reached', 'granted', 'lapsed'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`campaigns:stage.${key}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">
                {t(stage.points > 0 ? 'campaigns:stage.line' : 'campaigns:stage.lineOnly', {
                  count: stage.invites,
                  reward: stage.reward,
                  points: stage.points,
                })}
              </th>
              <td>{figure(stage.reached)}</td>
              <td>{figure(stage.granted)}</td>
              <td>{figure(stage.lapsed)}</td>
              <td className={styles['acts']}>
                <Button
                  size="small"
                  loading={grant.isPending}
                  disabled={stage.owed === 0}
                  onClick={() => give(stage.id)}
                >
                  {t('campaigns:stage.giveAll', { count: stage.owed })}
                </Button>
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [
                      {
                        key: 'take',
                        label: t('campaigns:stage.takeAll'),
                        disabled: stage.granted === 0,
                        onClick: () => take(stage.id),
                      },
                    ],
                  }}
                >
                  <Button
                    type="text"
                    size="small"
                    icon={<MoreOutlined />}
                    aria-label={`${t('campaigns:stage.more')} ${stage.reward}`}
                    title={t('campaigns:stage.more')}
                  />
                </Dropdown>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
