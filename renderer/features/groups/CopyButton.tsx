import { CopyOutlined } from '../../components/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { askApp } from '../../api/client';
import { errorText } from '../../components/errorText';

/** Copies a text to the system clipboard and says so; `what` names it. */
export function CopyButton({ what, text }: { readonly what: string; readonly text: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button
      size="small"
      icon={<CopyOutlined />}
      disabled={text === ''}
      aria-label={`${t('app:common.copy')} ${what}`}
      onClick={() =>
        void askApp('app.copyText', { text })
          .then(() => message.success(t('groups:done.copied', { what })))
          .catch((error: unknown) => message.error(errorText(t, error)))
      }
    >
      {t('app:common.copy')}
    </Button>
  );
}
