import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { growthTabs, useGrowthUi, type GrowthTab } from './growthUi';
import styles from './growth.module.css';
import { LayersSection } from './LayersSection';
import { LevelsSection } from './LevelsSection';
import { PointsSection } from './PointsSection';
import { TagsSection } from './TagsSection';

/** What members are counted as: tags, layers, levels, points. */
export default function GrowthPage() {
  const { t } = useTranslation();
  const { tab } = useGrowthUi();
  return (
    <div className={styles['page']}>
      <PageHead
        title={t('app:nav.growth')}
        info={
          <Segmented<GrowthTab>
            aria-label={t('app:nav.growth')}
            value={tab}
            options={growthTabs.map((value) => ({ value, label: t(`growth:tabs.${value}`) }))}
            onChange={(value) => useGrowthUi.setState({ tab: value })}
          />
        }
      />
      <div className={styles['body']}>
        <Section tab={tab} />
      </div>
    </div>
  );
}

function Section({ tab }: { readonly tab: GrowthTab }) {
  switch (tab) {
    case 'tags':
      return <TagsSection />;
    case 'layers':
      return <LayersSection />;
    case 'levels':
      return <LevelsSection />;
    case 'points':
      return <PointsSection />;
  }
}
