import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface EditDrawerProps {
  readonly title: string;
  /** The id of the form that the save button submits; null = nothing to save here. */
  readonly form: string | null;
  readonly saving: boolean;
  readonly onClose: () => void;
  /** Beside the buttons: archive and the like. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A side drawer with a form in it: Enter or the button saves, Escape closes. */
export function EditDrawer({ title, form, saving, onClose, aside, children }: EditDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open
      size={440}
      title={title}
      onClose={onClose}
      footer={
        <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          {aside}
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>{t(form === null ? 'app:common.close' : 'app:common.cancel')}</Button>
          {form === null ? null : (
            <Button type="primary" htmlType="submit" form={form} loading={saving}>
              {t('app:common.save')}
            </Button>
          )}
        </div>
      }
    >
      {children}
    </Drawer>
  );
}
