import { DeleteOutlined } from '../../components/icons';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '#shared/contract/retros';
import { parseActionItem } from '#shared/domain/actionItems';
import { localDay } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { useRetrosUi } from './retrosUi';
import styles from './TaskList.module.css';

/** What is to be done: action items of notes and tasks written here, the next due first. */
export function TaskList() {
  const { t } = useTranslation();
  const { accountId, go } = useNavigation();
  const { doneTasks, show } = useRetrosUi();
  const { offer } = useUndo();
  const [line, setLine] = useState('');
  const [today] = useState(() => Date.now());
  const zone = useData('setting.all', undefined).data?.zone;
  const tasks = useData('task.list', { accountId, open: !doneTasks }).data ?? [];
  const save = useWrite('task.save');
  const tick = useWrite('task.tick');
  const remove = useWrite('task.delete');
  const day = localDay(today, zone);

  const add = (): void => {
    const item = parseActionItem(line, day);
    if (item.title === '') return;
    save.mutate({ accountId, ...item }, { onSuccess: () => setLine('') });
  };
  return (
    <div className={styles['tasks']}>
      <div className={styles['add']}>
        <Input
          value={line}
          placeholder={t('retros:task.add')}
          aria-label={t('retros:task.add')}
          onChange={(event) => setLine(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) add();
          }}
        />
        <Checkbox checked={doneTasks} onChange={(event) => show({ doneTasks: event.target.checked })}>
          {t('retros:task.showDone')}
        </Checkbox>
      </div>
      {tasks.length === 0 ? <p className={styles['empty']}>{t('retros:task.empty')}</p> : null}
      <ul className={styles['list']}>
        {tasks.map((task) => (
          <li key={task.id} className={styles['task']}>
            <Checkbox
              checked={task.doneAt !== null}
              aria-label={task.title}
              onChange={(event) => tick.mutate({ id: task.id, done: event.target.checked })}
            />
            <div className={styles['words']}>
              <span className={task.doneAt === null ? '' : styles['done']}>{task.title}</span>
              <Facts task={task} today={day} />
              {task.noteId === null ? null : (
                <button type="button" className={styles['from']} onClick={() => go('retros', task.noteId)}>
                  {task.noteTitle || t('retros:untitled')}
                </button>
              )}
            </div>
            {task.noteId === null ? (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                title={t('app:common.delete')}
                aria-label={`${t('app:common.delete')} ${task.title}`}
                onClick={() =>
                  remove.mutate(
                    { ids: [task.id] },
                    { onSuccess: () => offer(t('operations:task.delete', { count: 1 })) },
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ task, today }: { readonly task: Task; readonly today: string }) {
  const { t } = useTranslation();
  if (task.owner === '' && task.dueOn === null) return null;
  const late = task.doneAt === null && task.dueOn !== null && task.dueOn < today;
  return (
    <span className={styles['facts']}>
      {task.owner === '' ? null : `@${task.owner}`}
      {task.dueOn === null ? null : (
        <span className={late ? styles['late'] : ''}>
          {late ? t('retros:task.late', { day: task.dueOn }) : task.dueOn}
        </span>
      )}
    </span>
  );
}
