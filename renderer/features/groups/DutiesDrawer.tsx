import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty } from '#shared/contract/helpers';
import { useData, useWrite } from '../../api/hooks';
import { useUndo } from '../../components/undo';
import { ListDrawer } from './ListDrawer';
import styles from './ListDrawer.module.css';

/** What helpers can be asked to do, each with the letter that appoints them. */
export function DutiesDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const duties = useData('duty.list', undefined).data ?? [];
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const duty = chosen === 'new' ? undefined : (duties.find((one) => one.id === chosen) ?? duties[0]);
  return (
    <ListDrawer
      title={t('groups:duties.title')}
      newLabel={t('groups:duties.new')}
      items={duties.map(({ id, name, helpers }) => ({ id, name, count: helpers }))}
      chosen={duty?.id ?? 'new'}
      onChoose={setChosen}
      onClose={onClose}
    >
      <DutyForm
        key={duty?.id ?? 'new'}
        {...(duty ? { duty } : {})}
        onSaved={setChosen}
        onDeleted={() => setChosen(null)}
      />
    </ListDrawer>
  );
}

interface DutyFormProps {
  readonly duty?: Duty;
  readonly onSaved: (id: number) => void;
  readonly onDeleted: () => void;
}

const blank = { name: '', work: '', letter: '' };

function DutyForm({ duty, onSaved, onDeleted }: DutyFormProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [draft, setDraft] = useState<typeof blank>(duty ?? blank);
  const save = useWrite('duty.save');
  const remove = useWrite('duty.delete');
  const { name, work, letter } = draft;
  return (
    <Form
      layout="vertical"
      className={styles['form'] ?? ''}
      onFinish={() =>
        save.mutate(
          { name, work, letter, ...(duty ? { id: duty.id } : {}) },
          {
            onSuccess: ({ ids: [id] }) => {
              offer(t('groups:done.dutySaved', { name }));
              if (id) onSaved(id);
            },
          },
        )
      }
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
      <div className={styles['actions']}>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t('app:common.save')}
        </Button>
        {duty ? (
          <Button
            type="text"
            onClick={() =>
              remove.mutate(
                { id: duty.id },
                {
                  onSuccess: () => {
                    onDeleted();
                    offer(t('groups:done.dutyDeleted', { name: duty.name }));
                  },
                },
              )
            }
          >
            {t('app:common.delete')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
