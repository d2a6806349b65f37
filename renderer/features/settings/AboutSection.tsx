import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askApp } from '../../api/client';
import { useData } from '../../api/hooks';
import { Section } from './Section';
import styles from './settings.module.css';

/** Versions, the runtime, and where the data lies. */
export function AboutSection() {
  const { t } = useTranslation();
  const info = useQuery({ queryKey: ['app.info'], queryFn: () => askApp('app.info', undefined) }).data;
  const folder = useData('store.status', undefined).data?.folder;
  if (!info) return null;
  const facts: readonly (readonly [string, string])[] = [
    [
      t('settings:about.version'),
      info.testBuild ? t('settings:about.testBuild', { version: info.version }) : info.version,
    ],
    [t('settings:about.electron'), t('settings:about.engine', { electron: info.electron, chrome: info.chrome })],
    ...(info.runtime === null ? [] : [[t('settings:about.runtime'), t('settings:about.development')] as const]),
    [t('settings:about.folder'), folder ?? info.dataDir],
  ];
  return (
    <Section name="about">
      <dl className={styles['about']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['lead']}>{t('settings:about.promise')}</p>
    </Section>
  );
}
