import { Button, Drawer, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptNote } from '../../components/KeptNote';
import type { Kept } from '../../components/useKept';
import styles from './growth.module.css';

interface FormDrawerProps {
  readonly title: string;
  readonly isSaving: boolean;
  readonly isValid?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** What the form holds beyond its closing. */
  readonly kept: Pick<Kept<unknown>, 'isRestored' | 'drop'>;
  readonly children: ReactNode;
}

/** A drawer with one form and its foot: cancel and save. */
export function FormDrawer({ title, isSaving, isValid = true, onSubmit, onClose, kept, children }: FormDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open
      size={560}
      title={title}
      onClose={onClose}
      footer={
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('app:common.cancel')}</Button>
          <Button type="primary" loading={isSaving} disabled={!isValid} onClick={onSubmit}>
            {t('app:common.save')}
          </Button>
        </div>
      }
    >
      <KeptNote shown={kept.isRestored} onDrop={kept.drop} />
      <Form layout="vertical" onFinish={onSubmit}>
        {children}
      </Form>
    </Drawer>
  );
}
