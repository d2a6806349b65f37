import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { fillLetter } from '#shared/domain/helpers';
import { useData, useWrite } from '../../api/hooks';
import { DayField } from '../../components/DayField';
import { CopyButton } from './CopyButton';
import styles from './GroupPage.module.css';

/** An appointment being written. */
export interface HelperDraft {
  readonly personId: number | null;
  readonly nickname: string;
  readonly duty: string;
  readonly wants: string;
  readonly since: string;
  readonly until: string | null;
  readonly isNew: boolean;
}

interface HelperDialogProps {
  readonly group: GroupDetail;
  readonly draft: HelperDraft;
  readonly onClose: () => void;
  readonly onSaved: (name: string, duty: string) => void;
}

/** Appoints a member as helper: who, for what, what they hope for, and the letter to send them. */
export function HelperDialog({ group, draft, onClose, onSaved }: HelperDialogProps) {
  const { t } = useTranslation();
  const duties = useData('duty.list', undefined).data ?? [];
  const [typed, setTyped] = useState('');
  const [{ personId, nickname, duty, wants, since, until }, setChosen] = useState(draft);
  const change = (fields: Partial<HelperDraft>): void => setChosen((now) => ({ ...now, ...fields }));
  const found = useData(
    'helper.suggest',
    { groupId: group.id, search: typed },
    { enabled: draft.isNew, placeholderData: (previous) => previous },
  ).data;
  const save = useWrite('helper.save');
  const offered = (found ?? []).map((one) => ({
    value: one.personId,
    label: `${one.nickname} · ${t('groups:helpers.merit', { messages: one.messages, invited: one.invited })}`,
  }));
  const known = offered.some((one) => one.value === personId);
  const letter = fillLetter(duties.find((one) => one.name === duty)?.letter ?? '', {
    nickname,
    group: group.name,
    duty,
    date: since,
  });
  const ready = personId !== null && duty !== '' && (until === null || until >= since);
  return (
    <Modal
      open
      width={520}
      title={draft.isNew ? t('groups:helpers.appoint') : nickname}
      okText={t(draft.isNew ? 'groups:helpers.confirm' : 'app:common.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !ready, loading: save.isPending }}
      onOk={() => {
        if (personId !== null)
          save.mutate(
            { groupId: group.id, personId, duty, wants, since, until },
            { onSuccess: () => onSaved(nickname, duty) },
          );
      }}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {draft.isNew ? (
          <Form.Item label={t('groups:helpers.who')} extra={t('groups:helpers.whoHelp')} required>
            <Select<number>
              showSearch={{ filterOption: false, onSearch: setTyped }}
              aria-label={t('groups:helpers.who')}
              {...(personId === null ? {} : { value: personId })}
              options={personId === null || known ? offered : [{ value: personId, label: nickname }, ...offered]}
              notFoundContent={t('groups:helpers.nobody')}
              onChange={(id) => {
                change({ personId: id, nickname: found?.find((one) => one.personId === id)?.nickname ?? nickname });
                setTyped('');
              }}
            />
          </Form.Item>
        ) : null}
        <Form.Item label={t('groups:helpers.duty')} required>
          <Select<string>
            showSearch
            aria-label={t('groups:helpers.duty')}
            {...(duty === '' ? {} : { value: duty })}
            options={duties.map(({ name, work }) => ({ value: name, label: name, title: work }))}
            onChange={(name) => change({ duty: name })}
          />
        </Form.Item>
        <div className={styles['pair']}>
          <Form.Item label={t('groups:helpers.since')}>
            <DayField
              label={t('groups:helpers.since')}
              allowClear={false}
              value={since}
              onChange={(day) => change({ since: day })}
            />
          </Form.Item>
          <Form.Item
            label={t('groups:helpers.untilDay')}
            {...(until !== null && until < since ? { validateStatus: 'error' } : {})}
          >
            <DayField
              label={t('groups:helpers.untilDay')}
              value={until}
              onChange={(day) => change({ until: day === '' ? null : day })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('groups:helpers.wants')}>
          <Input.TextArea
            value={wants}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            placeholder={t('groups:helpers.wantsExample')}
            aria-label={t('groups:helpers.wants')}
            onChange={(event) => change({ wants: event.target.value })}
          />
        </Form.Item>
        {letter !== '' && personId !== null ? (
          <Form.Item
            label={
              <span className={styles['letterHead']}>
                {t('groups:duties.letter')}
                <CopyButton what={t('groups:duties.letter')} text={letter} />
              </span>
            }
          >
            <p className={styles['plain']}>{letter}</p>
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
