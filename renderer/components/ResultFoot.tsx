import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../api/hooks';
import styles from './StepDialog.module.css';

interface ResultFootProps {
  /** What the import can be taken back by; null = it changed nothing, or was taken back. */
  readonly operationId: number | null;
  readonly onUndone: () => void;
  readonly onClose: () => void;
  /** Further ways, on the left of these. */
  readonly children?: ReactNode;
}

/** The foot of what an import came to: the way back, and done. */
export function ResultFoot({ operationId, onUndone, onClose, children }: ResultFootProps) {
  const { t } = useTranslation();
  const undo = useWrite('operation.undo');
  return (
    <div className={styles['foot']}>
      {children}
      {operationId === null ? null : (
        <Button loading={undo.isPending} onClick={() => undo.mutate({ id: operationId }, { onSuccess: onUndone })}>
          {t('members:import.undo')}
        </Button>
      )}
      <Button autoFocus type="primary" onClick={onClose}>
        {t('app:common.done')}
      </Button>
    </div>
  );
}
