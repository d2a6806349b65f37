import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';

export default function GrowthPage() {
  const { t } = useTranslation();
  return <PageHead title={t('app:nav.growth')} />;
}
