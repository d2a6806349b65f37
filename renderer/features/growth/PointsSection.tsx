import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { ExportButton } from '../../pickers/ExportButton';
import { GiveDialog } from './points/GiveDialog';
import { HandOverView } from './points/HandOverView';
import styles from './points/points.module.css';
import { RankingView } from './points/RankingView';
import { RewardsView } from './points/RewardsView';
import { RulesView } from './points/RulesView';

const views = ['ranking', 'rules', 'rewards', 'handOver'] as const;
type View = (typeof views)[number];

/** Points: who has how many, what earns them, what they buy, what is still to be handed over. */
export function PointsSection() {
  const { t } = useTranslation();
  const { accountId } = useNavigation();
  const [view, setView] = useState<View>('ranking');
  const [giving, setGiving] = useState<'checkin' | 'points' | null>(null);
  useKeys(t('points:title'), [
    { keys: 'c', label: t('points:give.checkin'), run: () => setGiving('checkin') },
    { keys: 'g', label: t('points:give.points'), run: () => setGiving('points') },
  ]);
  return (
    <div className={styles['section']}>
      <div className={styles['tools']}>
        <Segmented<View>
          aria-label={t('points:title')}
          value={view}
          options={views.map((value) => ({ value, label: t(`points:view.${value}`) }))}
          onChange={setView}
        />
        <span className={styles['grow']} />
        <ExportButton exported={{ of: 'source', source: { what: 'points', accountId } }} />
        <Button onClick={() => setGiving('points')}>{t('points:give.points')}</Button>
        <Button type="primary" onClick={() => setGiving('checkin')}>
          {t('points:give.checkin')}
        </Button>
      </div>
      {view === 'ranking' ? <RankingView accountId={accountId} /> : null}
      {view === 'rules' ? <RulesView /> : null}
      {view === 'rewards' ? <RewardsView accountId={accountId} /> : null}
      {view === 'handOver' ? <HandOverView accountId={accountId} /> : null}
      {giving === null ? null : <GiveDialog accountId={accountId} what={giving} onClose={() => setGiving(null)} />}
    </div>
  );
}
