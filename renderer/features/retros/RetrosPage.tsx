import { FileTextOutlined, PlusOutlined } from '../../components/icons';
import { Button, Segmented, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localDay } from '#shared/domain/time';
import { emptyDoc } from '#shared/text/document';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { NoteList } from './NoteList';
import { NotePane } from './NotePane';
import styles from './RetrosPage.module.css';
import { useRetrosUi } from './retrosUi';
import { TaskList } from './TaskList';
import { retroTemplate } from './template';

/** A retrospective looks back on this many days unless told otherwise. */
const DAYS = 7;

/** Retrospectives, notes and what is to be done after them. */
export default function RetrosPage() {
  const { t } = useTranslation();
  const { id, accountId, go } = useNavigation();
  const { view, show } = useRetrosUi();
  const searchField = useRef<InputRef>(null);
  const zone = useData('setting.all', undefined).data?.zone;
  const create = useWrite('note.create');

  const begin = (kind: 'retro' | 'note'): void => {
    const to = localDay(Date.now(), zone);
    const from = addDays(to, 1 - DAYS);
    const note =
      kind === 'retro'
        ? {
            kind,
            title: t('retros:newTitle', { from: from.slice(5), to: to.slice(5) }),
            doc: retroTemplate(t),
            from,
            to,
          }
        : { kind, title: '', doc: emptyDoc, from: null, to: null };
    create.mutate(
      { ...note, accountId },
      {
        onSuccess: ({ ids }) => {
          show({ view: 'notes', search: '', kind: null, archived: false });
          go('retros', ids[0] ?? null);
        },
      },
    );
  };
  useKeys(t('retros:title'), [
    { keys: 'n', label: t('retros:new'), run: () => begin('retro') },
    { keys: 'Shift+N', label: t('retros:newNote'), run: () => begin('note') },
    {
      keys: '/',
      label: t('app:common.search'),
      run: () => {
        show({ view: 'notes' });
        requestAnimationFrame(() => searchField.current?.focus());
      },
    },
  ]);

  return (
    <>
      <PageHead
        title={t('retros:title')}
        extra={
          <>
            <Button icon={<FileTextOutlined />} onClick={() => begin('note')}>
              {t('retros:newNote')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => begin('retro')}>
              {t('retros:new')}
            </Button>
          </>
        }
      />
      <div className={styles['columns']}>
        <section className={styles['side']} aria-label={t('retros:title')}>
          <Segmented<'notes' | 'tasks'>
            block
            className={styles['views'] ?? ''}
            value={view}
            options={[
              { value: 'notes', label: t('retros:view.notes') },
              { value: 'tasks', label: t('retros:view.tasks') },
            ]}
            onChange={(next) => show({ view: next })}
          />
          {view === 'notes' ? <NoteList searchField={searchField} /> : <TaskList />}
        </section>
        {id === null ? (
          <EmptyState
            title={t('retros:choose')}
            text={t('retros:emptyText')}
            action={<Button onClick={() => begin('retro')}>{t('retros:new')}</Button>}
          />
        ) : (
          <NotePane key={id} id={id} />
        )}
      </div>
    </>
  );
}
