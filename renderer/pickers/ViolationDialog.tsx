import { AutoComplete, Checkbox, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { violationActions, type ViolationAction } from '#shared/contract/violations';
import { lintTexts } from '#shared/domain/scriptLint';
import { harder } from '#shared/domain/violations';
import { useData, useWrite } from '../api/hooks';

interface ViolationDialogProps {
  readonly personId: number;
  readonly accountId: number | null;
  /** Where and what it was, if that is known already. */
  readonly groupId?: number | null;
  readonly said?: string;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}

/** Records a breach of a member: where, what was said, which rule; proposes what to do by the word and by the strikes so far. */
export function ViolationDialog(props: ViolationDialogProps) {
  const { personId, accountId, onClose, onRecorded } = props;
  const { t } = useTranslation();
  const member = useData('member.get', { id: personId, accountId }).data;
  const next = useData('violation.suggest', { personId }).data;
  const words = useData('watchword.list', undefined).data;
  const record = useWrite('violation.record');
  const groups = useMemo(
    () =>
      (member?.stays ?? [])
        .filter(({ leftAt }) => leftAt === null)
        .map(({ groupId, groupName }) => ({ value: groupId, label: groupName })),
    [member],
  );
  const [where, setWhere] = useState<number | null | undefined>(props.groupId);
  const [said, setSaid] = useState(props.said ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ViolationAction | null>(null);
  const [strikes, setStrikes] = useState(1);
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
  const removes = action === 'remove' && groups.some(({ value }) => value === groupId);

  return (
    <Modal
      open
      width={480}
      title={t('person:violation.of', { name: member?.nickname ?? '' })}
      okText={t('person:violation.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: rule.trim() === '' && said.trim() === '', loading: record.isPending }}
      onCancel={onClose}
      onOk={() =>
        record.mutate(
          { personId, groupId, rule, said, action, strikes, left: removes && left },
          { onSuccess: onRecorded },
        )
      }
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
          extra={t('person:violation.soFar', { count: next?.strikes ?? 0, action: t(`person:action.${proposed}`) })}
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
      </Form>
    </Modal>
  );
}
