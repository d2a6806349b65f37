import { Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks';
import { AccountSelect } from './AccountSelect';

export interface Seats {
  readonly operatingId: number | null;
  readonly adminIds: readonly number[];
  readonly standbyIds: readonly number[];
}

interface SeatsDialogProps {
  readonly ids: readonly number[];
  /** Who sits there now, where one group is changed. */
  readonly seats?: Seats;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const nobody: Seats = { operatingId: null, adminIds: [], standbyIds: [] };

/** Says which of our accounts run the groups; an account holds one role in a group. */
export function SeatsDialog({ ids, seats = nobody, onClose, onSaved }: SeatsDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Seats>(seats);
  const save = useWrite('group.setAccounts');
  const { operatingId, adminIds, standbyIds } = chosen;
  return (
    <Modal
      open
      width={480}
      title={t('groups:accounts.title')}
      okText={t('app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: operatingId === null, loading: save.isPending }}
      onOk={() => {
        if (operatingId !== null)
          save.mutate(
            { ids: [...ids], operatingId, adminIds: [...adminIds], standbyIds: [...standbyIds] },
            { onSuccess: onSaved },
          );
      }}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('groups:accounts.operating')} extra={t('groups:accounts.operatingHelp')} required>
          <AccountSelect
            label={t('groups:accounts.operating')}
            value={operatingId}
            onChange={(id) =>
              setChosen({
                operatingId: id,
                adminIds: adminIds.filter((one) => one !== id),
                standbyIds: standbyIds.filter((one) => one !== id),
              })
            }
          />
        </Form.Item>
        <Form.Item label={t('groups:accounts.standby')} extra={t('groups:accounts.standbyHelp')}>
          <AccountSelect
            many
            label={t('groups:accounts.standby')}
            value={standbyIds}
            without={[operatingId]}
            onChange={(standby) =>
              setChosen({ ...chosen, standbyIds: standby, adminIds: adminIds.filter((id) => !standby.includes(id)) })
            }
          />
        </Form.Item>
        <Form.Item label={t('groups:accounts.admin')}>
          <AccountSelect
            many
            label={t('groups:accounts.admin')}
            value={adminIds}
            without={[operatingId]}
            onChange={(admin) =>
              setChosen({ ...chosen, adminIds: admin, standbyIds: standbyIds.filter((id) => !admin.includes(id)) })
            }
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
