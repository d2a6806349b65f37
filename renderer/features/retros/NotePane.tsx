import { CheckCircleOutlined, ExportOutlined, MoreOutlined, UnlockOutlined } from '../../components/icons';
import { App, Button, Dropdown, Input, Select, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotePage } from '#shared/contract/retros';
import { toMarkdown } from '#shared/text/markdown';
import { askApp, request } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { DayField } from '../../components/DayField';
import { errorText } from '../../components/errorText';
import { useKeys } from '../../components/keys';
import { useUndo } from '../../components/undo';
import { FiguresContext, figuresMarkdown } from './figures';
import styles from './NotePane.module.css';
import { useAutosave } from './useAutosave';
import { useTyped } from './useTyped';

const NoteEditor = lazy(() => import('./NoteEditor'));

/** The note that is open; it saves as one types. */
export function NotePane({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const { data: note, error } = useData('note.get', { id });
  if (error) return <EmptyState title={errorText(t, error)} />;
  if (!note) return <Skeleton className={styles['waiting'] ?? ''} active title paragraph={{ rows: 6 }} />;
  return <OpenNote note={note} />;
}

function OpenNote({ note }: { readonly note: NotePage }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const { state, change, flush, isPending } = useAutosave(note.id);
  const finish = useWrite('note.finish');
  const reopen = useWrite('note.reopen');
  const archive = useWrite('note.archive');
  const restore = useWrite('note.restore');
  const accounts = useData('account.list', undefined).data ?? [];
  const zone = useData('setting.all', undefined).data?.zone;
  const finished = note.finishedAt !== null;

  const { from, to, accountId, groupId } = note;
  const hasPeriod = from !== null && to !== null;
  const live = useData(
    'note.figures',
    { accountId, groupId, from: from ?? '2000-01-01', to: to ?? '2000-01-01' },
    { enabled: hasPeriod && !finished, placeholderData: (previous) => previous },
  ).data;
  const figures = finished ? note.figures : hasPeriod ? (live ?? null) : null;
  const shown = useMemo(() => ({ figures, frozen: finished }), [figures, finished]);

  const exportIt = async (): Promise<void> => {
    await flush();
    try {
      const { doc, title } = await request('note.get', { id: note.id });
      const name = title.trim() || t('retros:untitled');
      const period = hasPeriod ? `${from} – ${to}\n\n` : '';
      const body = toMarkdown(doc, (node) =>
        node.type === 'figures' ? (figures ? figuresMarkdown(t, figures) : '') : null,
      );
      const { saved } = await askApp('app.saveText', {
        name: `${name.replace(/[\\/:*?"<>|\s]+/gu, ' ')}.md`,
        text: `# ${name}\n\n${period}${body}`,
      });
      if (saved) void message.success(t('retros:exported'));
    } catch (error) {
      void message.error({ content: errorText(t, error), duration: 6 });
    }
  };
  useKeys(t('retros:title'), [
    { keys: '$mod+s', label: t('app:common.save'), run: () => void flush(), always: true },
    { keys: '$mod+e', label: t('retros:export'), run: () => void exportIt(), always: true },
  ]);

  return (
    <section className={styles['pane']} aria-label={note.title || t('retros:untitled')}>
      <div className={styles['bar']}>
        <Title
          stored={note.title}
          readOnly={finished}
          onChange={(title) => change({ title })}
          onLeave={() => void flush()}
        />
        <span className={styles['state']} data-state={state} role="status">
          {finished ? '' : t(`retros:state.${state}`)}
        </span>
        <Button
          icon={finished ? <UnlockOutlined /> : <CheckCircleOutlined />}
          onClick={() => {
            if (finished) reopen.mutate({ id: note.id });
            else
              void flush().then(() =>
                finish.mutate(
                  { id: note.id },
                  { onSuccess: () => offer(t('operations:note.finish', { title: note.title })) },
                ),
              );
          }}
        >
          {t(finished ? 'retros:reopen' : 'retros:finish')}
        </Button>
        <Button icon={<ExportOutlined />} onClick={() => void exportIt()}>
          {t('retros:export')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'archive', label: t(note.archivedAt ? 'app:common.restore' : 'app:common.archive') }],
            onClick: () => {
              const deed = note.archivedAt ? restore : archive;
              const said = t(`operations:note.${note.archivedAt ? 'restore' : 'archive'}`, { count: 1 });
              void flush().then(() => deed.mutate({ ids: [note.id] }, { onSuccess: () => offer(said) }));
            },
          }}
        >
          <Button icon={<MoreOutlined />} title={t('app:common.more')} aria-label={t('app:common.more')} />
        </Dropdown>
      </div>
      <div className={styles['facts']}>
        <span>{t('retros:period')}</span>
        <DayField
          size="small"
          label={t('retros:from')}
          value={from ?? ''}
          disabled={finished}
          className={styles['date'] ?? ''}
          onChange={(day) => {
            change({ from: day || null });
            void flush();
          }}
        />
        <span>–</span>
        <DayField
          size="small"
          label={t('retros:to')}
          value={to ?? ''}
          disabled={finished}
          className={styles['date'] ?? ''}
          onChange={(day) => {
            change({ to: day || null });
            void flush();
          }}
        />
        <Select
          size="small"
          variant="borderless"
          disabled={finished}
          aria-label={t('retros:account')}
          popupMatchSelectWidth={false}
          value={accountId ?? 0}
          options={[
            { value: 0, label: t('retros:allAccounts') },
            ...accounts.map((account) => ({ value: account.id, label: account.name })),
          ]}
          onChange={(value: number) => {
            change({ accountId: value === 0 ? null : value });
            void flush();
          }}
        />
        {note.finishedAt !== null ? (
          <Tag color="success">
            {t('retros:finishedAt', {
              when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: zone }).format(
                note.finishedAt,
              ),
            })}
          </Tag>
        ) : null}
      </div>
      <FiguresContext value={shown}>
        <Suspense fallback={<Skeleton className={styles['waiting'] ?? ''} active paragraph={{ rows: 6 }} />}>
          <NoteEditor
            doc={note.doc}
            readOnly={finished}
            isPending={isPending}
            onChange={(doc) => change({ doc })}
            onLeave={() => void flush()}
          />
        </Suspense>
      </FiguresContext>
    </section>
  );
}

interface FieldProps {
  readonly stored: string;
  readonly readOnly: boolean;
  readonly onChange: (typed: string) => void;
  readonly onLeave: () => void;
}

/** The title of a note. */
function Title({ stored, readOnly, onChange, onLeave }: FieldProps) {
  const { t } = useTranslation();
  const { value, setTyped, onFocus, onBlur } = useTyped(stored);
  return (
    <Input
      variant="borderless"
      className={styles['title'] ?? ''}
      value={value}
      maxLength={120}
      readOnly={readOnly}
      placeholder={t('retros:untitled')}
      aria-label={t('retros:noteTitle')}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value);
      }}
      onFocus={onFocus}
      onBlur={() => {
        onBlur();
        onLeave();
      }}
    />
  );
}
