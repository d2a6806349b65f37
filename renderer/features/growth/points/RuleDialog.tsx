import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PointRule, type PointRuleFields, ruleKinds, singleKinds } from '#shared/contract/points';
import { useData, useWrite } from '../../../api/hooks';
import { DayField } from '../../../components/DayField';
import { useUndo } from '../../../components/undo';
import { useToday } from '../../../pickers/ConditionEditor';
import styles from './points.module.css';

const NEW: PointRuleFields = {
  kind: 'task',
  name: '',
  points: 5,
  dailyCap: null,
  streakDays: null,
  since: null,
  enabled: true,
};

/** Edits a rule; the invitation rule shows who would get what before it gives it. */
export function RuleDialog({ rule, onClose }: { readonly rule: PointRule | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const today = useToday();
  const save = useWrite('pointRule.save');
  const [fields, setFields] = useState<PointRuleFields>(() => {
    if (rule === null) return NEW;
    const { id: _id, used: _used, ...given } = rule;
    return given.kind === 'invite' && given.since === null ? { ...given, since: today } : given;
  });
  const change = (changed: Partial<PointRuleFields>): void => setFields((now) => ({ ...now, ...changed }));
  const { kind, since } = fields;
  const invites = kind === 'invite' && fields.enabled;
  const ready = fields.name.trim() !== '' && fields.points !== 0 && (kind !== 'streak' || fields.streakDays !== null);
  return (
    <Modal
      open
      width={480}
      title={t(rule === null ? 'points:rule.new' : 'points:rule.edit')}
      okText={t(invites ? 'points:rule.apply' : 'app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !ready || (invites && since === null), loading: save.isPending }}
      onCancel={onClose}
      onOk={() =>
        save.mutate(
          { ...fields, ...(rule === null ? {} : { id: rule.id }) },
          {
            onSuccess: () => {
              offer(t('points:done.rule', { name: fields.name }));
              onClose();
            },
          },
        )
      }
    >
      <Form layout="vertical" size="middle">
        <Form.Item label={t('points:rule.name')} htmlFor="rule-name">
          <Input
            id="rule-name"
            value={fields.name}
            maxLength={60}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <div className={styles['two']}>
          <Form.Item label={t('points:rule.kind')} htmlFor="rule-kind">
            <Select
              id="rule-kind"
              aria-label={t('points:rule.kind')}
              value={kind}
              disabled={rule !== null}
              options={ruleKinds
                .filter((each) => rule !== null || !singleKinds.includes(each))
                .map((value) => ({ value, label: t(`points:kind.${value}`) }))}
              onChange={(value) => change({ kind: value })}
            />
          </Form.Item>
          <Form.Item label={t('points:rule.points')} htmlFor="rule-points">
            <InputNumber
              id="rule-points"
              style={{ width: '100%' }}
              value={fields.points}
              precision={0}
              onChange={(points) => change({ points: points ?? 0 })}
            />
          </Form.Item>
          {kind === 'checkin' || kind === 'streak' ? null : (
            <Form.Item label={t('points:rule.dailyCap')} htmlFor="rule-cap">
              <InputNumber
                id="rule-cap"
                style={{ width: '100%' }}
                value={fields.dailyCap}
                min={1}
                precision={0}
                placeholder={t('points:noCap')}
                onChange={(dailyCap) => change({ dailyCap })}
              />
            </Form.Item>
          )}
          {kind === 'streak' ? (
            <Form.Item label={t('points:rule.streakDays')} htmlFor="rule-streak">
              <InputNumber
                id="rule-streak"
                style={{ width: '100%' }}
                value={fields.streakDays}
                min={2}
                max={366}
                precision={0}
                onChange={(streakDays) => change({ streakDays })}
              />
            </Form.Item>
          ) : null}
          <Form.Item label={t('points:rule.since')} htmlFor="rule-since">
            <DayField
              id="rule-since"
              label={t('points:rule.since')}
              value={since}
              onChange={(day) => change({ since: day === '' ? null : day })}
            />
          </Form.Item>
        </div>
      </Form>
      {invites && since !== null ? (
        <InvitePreview points={fields.points} dailyCap={fields.dailyCap} since={since} />
      ) : null}
    </Modal>
  );
}

function InvitePreview(rule: { readonly points: number; readonly dailyCap: number | null; readonly since: string }) {
  const { t } = useTranslation();
  const found = useData('pointRule.previewInvites', rule, { placeholderData: (previous) => previous }).data;
  if (!found) return null;
  return (
    <section aria-live="polite">
      <p className={styles['sum']}>
        {found.invites === 0 ? t('points:preview.nobody') : t('points:preview.sum', { ...found })}
      </p>
      {found.undated > 0 ? (
        <p className={styles['quiet']}>{t('points:preview.undated', { count: found.undated })}</p>
      ) : null}
      <ul className={styles['matches']} tabIndex={0} aria-label={t('points:preview.label')}>
        {found.rows.map((row) => (
          <li key={row.id}>
            <span className={styles['line']} title={row.nickname}>
              {row.nickname}
            </span>
            <span>{t('points:preview.row', { invites: row.invites, points: row.points })}</span>
          </li>
        ))}
      </ul>
      <p className={styles['quiet']}>{t('points:preview.after')}</p>
    </section>
  );
}
