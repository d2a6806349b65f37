import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty } from '#shared/contract/helpers';
import { useData, useWrite } from '../../api/hooks';
import { ListDrawer } from './ListDrawer';
import { ListForm } from './ListForm';

/** What helpers can be asked to do, each with the letter that appoints them. */
export function DutiesDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const duties = useData('duty.list', undefined).data ?? [];
  return (
    <ListDrawer
      title={t('groups:duties.title')}
      newLabel={t('groups:duties.new')}
      items={duties}
      countOf={({ helpers }) => helpers}
      onClose={onClose}
    >
      {(duty, choose) => <DutyForm duty={duty} onChoose={choose} />}
    </ListDrawer>
  );
}

interface DutyFormProps {
  readonly duty: Duty | undefined;
  readonly onChoose: (id: number | null) => void;
}

const blank = { name: '', work: '', letter: '' };

function DutyForm({ duty, onChoose }: DutyFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<typeof blank>(duty ?? blank);
  const save = useWrite('duty.save');
  const remove = useWrite('duty.delete');
  const { name, work, letter } = draft;
  return (
    <ListForm
      item={duty}
      draft={{ name, work, letter }}
      save={save}
      saved={t('groups:done.dutySaved', { name })}
      deleting={{ remove, deleted: t('groups:done.dutyDeleted', { name: duty?.name ?? '' }) }}
      onChoose={onChoose}
    >
      <Form.Item label={t('groups:duties.name')} required>
        <Input
          value={name}
          maxLength={40}
          aria-label={t('groups:duties.name')}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('groups:duties.work')}>
        <Input.TextArea
          value={work}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          aria-label={t('groups:duties.work')}
          onChange={(event) => setDraft({ ...draft, work: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('groups:duties.letter')} extra={t('groups:duties.letterHelp')}>
        <Input.TextArea
          value={letter}
          autoSize={{ minRows: 6, maxRows: 16 }}
          maxLength={4000}
          aria-label={t('groups:duties.letter')}
          onChange={(event) => setDraft({ ...draft, letter: event.target.value })}
        />
      </Form.Item>
    </ListForm>
  );
}
