import { Input, Select, type InputRef } from 'antd';
import { useDeferredValue, useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteFilter, NoteRow } from '#shared/contract/retros';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { SideList } from '../../components/SideList';
import styles from './NoteList.module.css';
import { useRetrosUi } from './retrosUi';

const kinds = ['all', 'retro', 'note', 'archived'] as const;
const newest = { by: 'updated', desc: true } as const;

/** Retrospectives and notes with full-text search; hits show the words around them. */
export function NoteList({ searchField }: { readonly searchField: Ref<InputRef> }) {
  const { t } = useTranslation();
  const { id, accountId, go } = useNavigation();
  const { search, kind, archived, show } = useRetrosUi();
  const typed = useDeferredValue(search);
  const filter: NoteFilter = { accountId, search: typed, archived, ...(kind === null ? {} : { kind }) };
  const ids = useData('note.ids', { filter, sort: newest }, { placeholderData: (previous) => previous }).data;
  const loadRows = useMemo(() => (some: number[]) => request('note.many', { ids: some, search: typed }), [typed]);
  return (
    <>
      <div className={styles['tools']}>
        <Input
          ref={searchField}
          allowClear
          value={search}
          placeholder={t('retros:list.search')}
          aria-label={t('retros:list.search')}
          onChange={(event) => show({ search: event.target.value })}
        />
        <div className={styles['line']}>
          <span>{ids ? t('retros:list.count', { count: ids.length }) : ''}</span>
          <Select
            size="small"
            variant="borderless"
            aria-label={t('retros:list.kind')}
            popupMatchSelectWidth={false}
            value={archived ? 'archived' : (kind ?? 'all')}
            options={kinds.map((value) => ({ value, label: t(`retros:list.${value}`) }))}
            onChange={(value) =>
              show({
                archived: value === 'archived',
                kind: value === 'retro' || value === 'note' ? value : null,
              })
            }
          />
        </div>
      </div>
      <SideList
        label={t('retros:title')}
        ids={ids}
        route="note.many"
        view={typed}
        loadRows={loadRows}
        openId={id}
        onOpen={(next) => go('retros', next)}
        renderRow={renderRow}
        empty={t(search !== '' || kind !== null || archived ? 'retros:list.notFound' : 'retros:list.empty')}
      />
    </>
  );
}

const renderRow = (note: NoteRow) => <NoteLine note={note} />;

function NoteLine({ note }: { readonly note: NoteRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles['top']}>
        <span className={styles['title']} title={note.title}>
          {note.title || t('retros:untitled')}
        </span>
        {note.openTasks > 0 ? (
          <span className={styles['mark']}>{t('retros:list.openTasks', { count: note.openTasks })}</span>
        ) : note.finishedAt !== null ? (
          <span className={styles['mark']}>{t('retros:list.finished')}</span>
        ) : null}
      </span>
      <span className={styles['excerpt']}>
        <Marked text={note.excerpt.text} marks={note.excerpt.marks} />
      </span>
    </>
  );
}

/** A text with the places of hits marked. */
function Marked({ text, marks }: NoteRow['excerpt']) {
  let at = 0;
  const pieces: { readonly key: number; readonly text: string; readonly hit: boolean }[] = [];
  for (const [from, to] of marks) {
    pieces.push(
      { key: at, text: text.slice(at, from), hit: false },
      { key: from + 0.5, text: text.slice(from, to), hit: true },
    );
    at = to;
  }
  pieces.push({ key: at, text: text.slice(at), hit: false });
  return pieces.map((piece) =>
    piece.hit ? (
      <mark key={piece.key} className={styles['hit']}>
        {piece.text}
      </mark>
    ) : (
      <span key={piece.key}>{piece.text}</span>
    ),
  );
}
