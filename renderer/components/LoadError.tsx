import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from './errorText';

/** Says why something could not be read, and tries again. */
export function LoadError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={errorText(t, error)}
      action={<Button onClick={onRetry}>{t('app:common.retry')}</Button>}
    />
  );
}
