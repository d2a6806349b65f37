import { useTranslation } from 'react-i18next';
import { memberScreens, useNavigation } from './navigation';
import styles from './SectionTabs.module.css';

/** Above the title: the screens that stand together with this one; nothing where it stands alone. */
export function SectionTabs() {
  const { t } = useTranslation();
  const { screen, go } = useNavigation();
  if (!memberScreens.some((name) => name === screen)) return null;
  return (
    <nav className={styles['tabs']} aria-label={t('app:nav.memberTabs')}>
      {memberScreens.map((name) => (
        <button
          key={name}
          type="button"
          className={styles['tab']}
          aria-current={screen === name ? 'page' : undefined}
          onClick={() => go(name)}
        >
          {t(`app:nav.${name}`)}
        </button>
      ))}
    </nav>
  );
}
