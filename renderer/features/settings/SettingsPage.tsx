import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { PageHead } from '../../components/PageHead';
import { AboutSection } from './AboutSection';
import { BackupSection } from './BackupSection';
import { FactSection } from './FactSection';
import { HandoverSection } from './HandoverSection';
import { LookSection } from './LookSection';
import { PlanSection } from './PlanSection';
import { SampleSection } from './SampleSection';
import styles from './settings.module.css';
import { ShortcutSection } from './ShortcutSection';
import { TextSection } from './TextSection';

const sections = ['look', 'plan', 'shortcut', 'text', 'facts', 'backups', 'handover', 'sample', 'about'] as const;

/** Settings screen: everything is saved at once and can be undone. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const settings = useData('setting.all', undefined);
  const jump = (section: string): void =>
    document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' });
  return (
    <div className={styles['page']}>
      <PageHead title={t('settings:title')} info={t('settings:savedAtOnce')} />
      <div className={styles['body']}>
        <nav className={styles['index']} aria-label={t('settings:title')}>
          {sections.map((section) => (
            <button key={section} type="button" onClick={() => jump(section)}>
              {t(`settings:${section}.title`)}
            </button>
          ))}
        </nav>
        <div className={styles['sections']}>
          {settings.error ? (
            <EmptyState title={t('settings:failed')} text={errorText(t, settings.error)} />
          ) : settings.data ? (
            <>
              <LookSection settings={settings.data} />
              <PlanSection settings={settings.data} />
              <ShortcutSection settings={settings.data} />
              <TextSection settings={settings.data} />
              <FactSection />
              <BackupSection />
              <HandoverSection />
              <SampleSection />
              <AboutSection />
            </>
          ) : (
            <Skeleton active />
          )}
        </div>
      </div>
    </div>
  );
}
