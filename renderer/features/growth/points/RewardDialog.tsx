import { Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reward, RewardFields } from '#shared/contract/points';
import { useWrite } from '../../../api/hooks';
import styles from './points.module.css';

/** Edits what can be exchanged, for how many points, and how many there are. */
export function RewardDialog({ reward, onClose }: { readonly reward: Reward | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const save = useWrite('reward.save');
  const [fields, setFields] = useState<RewardFields>({
    name: reward?.name ?? '',
    cost: reward?.cost ?? 100,
    stock: reward?.stock ?? null,
    note: reward?.note ?? '',
  });
  const change = (changed: Partial<RewardFields>): void => setFields((now) => ({ ...now, ...changed }));
  return (
    <Modal
      open
      width={420}
      title={t(reward === null ? 'points:reward.new' : 'points:reward.edit')}
      okText={t('app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: fields.name.trim() === '' || fields.cost < 1, loading: save.isPending }}
      onCancel={onClose}
      onOk={() => save.mutate({ ...fields, ...(reward === null ? {} : { id: reward.id }) }, { onSuccess: onClose })}
    >
      <Form layout="vertical">
        <Form.Item label={t('points:reward.name')} htmlFor="reward-name">
          <Input
            id="reward-name"
            value={fields.name}
            maxLength={100}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <div className={styles['two']}>
          <Form.Item label={t('points:reward.cost')} htmlFor="reward-cost">
            <InputNumber
              id="reward-cost"
              style={{ width: '100%' }}
              min={1}
              precision={0}
              value={fields.cost}
              onChange={(cost) => change({ cost: cost ?? 0 })}
            />
          </Form.Item>
          <Form.Item label={t('points:reward.stock')} htmlFor="reward-stock">
            <InputNumber
              id="reward-stock"
              style={{ width: '100%' }}
              min={0}
              precision={0}
              placeholder={t('points:reward.plenty')}
              value={fields.stock}
              onChange={(stock) => change({ stock })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('points:reward.note')} htmlFor="reward-note">
          <Input
            id="reward-note"
            value={fields.note}
            maxLength={500}
            onChange={(event) => change({ note: event.target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
