import { AutoComplete, Checkbox, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { violationActions, type Violation, type ViolationAction } from '#shared/contract/violations';
import { lintTexts } from '#shared/domain/scriptLint';
import { dayBounds, localDay } from '#shared/domain/time';
import { harder } from '#shared/domain/violations';
import { useData, useWrite } from '../api/hooks';
import { DayField } from '../components/DayField';
import styles from './ViolationDialog.module.css';

interface ViolationDialogProps {
  readonly personId: number;
  readonly accountId: number | null;
  /** Where and what it was, if that is known already. */
  readonly groupId?: number | null;
  readonly said?: string;
  /** The record that is changed; none = a new one. */
  readonly breach?: Violation;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}

/** Records a breach of a member, or changes one: where, what was said, which rule; proposes what to do by the word and by the strikes so far. */
export function ViolationDialog(props: ViolationDialogProps) {
  const { personId, accountId, breach, onClose, onRecorded } = props;
  const { t } = useTranslation();
  const member = useData('member.get', { id: personId, accountId }).data;
  const next = useData('violation.suggest', { personId }).data;
  const words = useData('watchword.list', undefined).data;
  const zone = useData('setting.all', undefined).data?.zone;
  const record = useWrite('violation.record');
  const update = useWrite('violation.update');
  const groups = useMemo(() => {
    const stays = (member?.stays ?? [])
      .filter(({ leftAt }) => leftAt === null)
      .map(({ groupId, groupName }) => ({ value: groupId, label: groupName }));
    // Whoever was removed for it is in the group no more.
    const was = breach?.groupId == null ? [] : [{ value: breach.groupId, label: breach.groupName ?? '' }];
    return [...stays, ...was.filter(({ value }) => stays.every((stay) => stay.value !== value))];
  }, [member, breach]);
  const [where, setWhere] = useState<number | null | undefined>(breach ? breach.groupId : props.groupId);
  const [said, setSaid] = useState(breach?.said ?? props.said ?? '');
  const [typed, setTyped] = useState<string | null>(breach?.rule ?? null);
  const [chosen, setChosen] = useState<ViolationAction | null>(breach?.action ?? null);
  const [strikes, setStrikes] = useState(breach?.strikes ?? 1);
  const [note, setNote] = useState(breach?.note ?? '');
  const [day, setDay] = useState<string | null>(null);
  const [left, setLeft] = useState(true);

  // In one group only it can have been nowhere else.
  const groupId = where === undefined ? (groups.length === 1 ? (groups[0]?.value ?? null) : null) : where;
  const hits = useMemo(
    () =>
      lintTexts(
        [said],
        (words ?? []).map(({ word }) => word),
        null,
      ).flatMap((mark) => (mark.kind === 'watchword' ? [mark.what] : [])),
    [said, words],
  );
  const rule = typed ?? hits[0] ?? '';
  const word = words?.find((one) => one.word === rule);
  const proposed = harder(next?.action ?? 'remind', word?.action ?? 'remind');
  const action = chosen ?? proposed;
  const removes = breach === undefined && action === 'remove' && groups.some(({ value }) => value === groupId);
  const save = (): void => {
    const told = { groupId, rule, said, action, strikes, note };
    if (!breach) return record.mutate({ personId, ...told, left: removes && left }, { onSuccess: onRecorded });
    // Another day keeps the hour.
    const moved = day ? dayBounds(day, zone)[0] - dayBounds(localDay(breach.at, zone), zone)[0] : 0;
    update.mutate({ id: breach.id, changes: { ...told, at: breach.at + moved } }, { onSuccess: onRecorded });
  };

  return (
    <Modal
      open
      width={480}
      title={t(breach ? 'person:violation.change' : 'person:violation.of', { name: member?.nickname ?? '' })}
      okText={t(breach ? 'app:common.save' : 'person:violation.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{
        disabled: rule.trim() === '' && said.trim() === '',
        loading: record.isPending || update.isPending,
      }}
      onCancel={onClose}
      onOk={save}
    >
      <Form layout="vertical">
        <Form.Item label={t('person:violation.said')} htmlFor="violation-said">
          <Input.TextArea
            id="violation-said"
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
            placeholder={t('person:violation.saidHint')}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('person:violation.rule')}
          htmlFor="violation-rule"
          extra={
            hits.length > 0
              ? t('person:violation.hits', { list: hits.slice(0, 5).join(t('members:page.separator')) })
              : null
          }
        >
          <AutoComplete
            id="violation-rule"
            value={rule}
            options={(words ?? []).map((one) => ({
              value: one.word,
              label: one.kind === '' ? one.word : `${one.word} · ${one.kind}`,
            }))}
            showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
            onChange={(value: string) => setTyped(value.slice(0, 200))}
          />
        </Form.Item>
        <Form.Item label={t('members:column.group')}>
          <Select<number | null>
            allowClear
            aria-label={t('members:column.group')}
            placeholder={t('person:violation.noGroup')}
            value={groupId}
            options={groups}
            onChange={(id) => setWhere(id ?? null)}
          />
        </Form.Item>
        <Form.Item
          label={t('person:violation.action')}
          extra={
            breach
              ? null
              : t('person:violation.soFar', { count: next?.strikes ?? 0, action: t(`person:action.${proposed}`) })
          }
        >
          <Segmented<ViolationAction>
            aria-label={t('person:violation.action')}
            value={action}
            options={violationActions.map((value) => ({ value, label: t(`person:action.${value}`) }))}
            onChange={setChosen}
          />
          {removes ? (
            <div>
              <Checkbox checked={left} onChange={(event) => setLeft(event.target.checked)}>
                {t('person:violation.left')}
              </Checkbox>
            </div>
          ) : null}
        </Form.Item>
        <div className={styles['pair']}>
          <Form.Item label={t('person:violation.strikes')} htmlFor="violation-strikes">
            <InputNumber
              id="violation-strikes"
              min={0}
              max={99}
              precision={0}
              value={strikes}
              onChange={(value) => setStrikes(value ?? 0)}
            />
          </Form.Item>
          {breach ? (
            <Form.Item label={t('person:order.day')}>
              <DayField
                label={t('person:order.day')}
                allowClear={false}
                value={day ?? localDay(breach.at, zone)}
                onChange={setDay}
              />
            </Form.Item>
          ) : null}
        </div>
        <Form.Item label={t('members:column.note')} htmlFor="violation-note">
          <Input id="violation-note" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
