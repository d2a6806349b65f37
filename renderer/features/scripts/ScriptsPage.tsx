import { PlusOutlined, SafetyOutlined } from '../../components/icons';
import { Button, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { CategoryTree } from './CategoryTree';
import { draftOfPage, emptyDraft, NEW, saysTheSame, useScriptsUi } from './drafts';
import { ScriptEditor } from './ScriptEditor';
import { ScriptList } from './ScriptList';
import { WatchwordsModal } from './WatchwordsModal';
import styles from './ScriptsPage.module.css';

/** Scripts: categories, list, and an editor with live bubbles. */
export default function ScriptsPage() {
  const { t } = useTranslation();
  const { id, accountId, go } = useNavigation();
  const { category, keep, show, drafts } = useScriptsUi();
  // What is being written is to be saved first: that is the one primary action.
  const writing = drafts[id ?? NEW] !== undefined;
  const searchField = useRef<InputRef>(null);
  const [words, setWords] = useState(false);
  const categories = useData('category.list', { accountId }).data ?? [];

  const begin = (): void => {
    if (!useScriptsUi.getState().drafts[NEW])
      keep(NEW, emptyDraft(accountId, typeof category === 'number' ? category : null));
    show({ archived: false });
    go('scripts', null);
  };
  useKeys(t('scripts:title'), [
    { keys: 'n', label: t('scripts:new'), run: begin },
    { keys: '/', label: t('app:common.search'), run: () => searchField.current?.focus() },
  ]);

  return (
    <>
      <PageHead
        title={t('scripts:title')}
        extra={
          <>
            <Button icon={<SafetyOutlined />} onClick={() => setWords(true)}>
              {t('scripts:watchword.title')}
            </Button>
            <Button type={writing ? 'default' : 'primary'} icon={<PlusOutlined />} onClick={begin}>
              {t('scripts:new')}
            </Button>
          </>
        }
      />
      <div className={styles['columns']}>
        <CategoryTree categories={categories} />
        <ScriptList searchField={searchField} />
        <OpenScript key={id ?? NEW} id={id} onNew={begin} />
      </div>
      <WatchwordsModal open={words} onClose={() => setWords(false)} />
    </>
  );
}

/** The script that is open, the new one being written, or what to do next. */
function OpenScript({ id, onNew }: { readonly id: number | null; readonly onNew: () => void }) {
  const { t } = useTranslation();
  const { accountId } = useNavigation();
  const kept = useScriptsUi(({ drafts }) => drafts[id ?? NEW]);
  const keep = useScriptsUi((ui) => ui.keep);
  const categories = useData('category.list', { accountId }).data ?? [];
  const { data: page, error } = useData('script.get', { id: id ?? 1 }, { enabled: id !== null });
  const saved = useMemo(() => (page ? draftOfPage(page) : null), [page]);
  const same = page !== undefined && kept !== undefined && saysTheSame(kept, page);
  useEffect(() => {
    if (id !== null && same) keep(id, null);
  }, [id, same, keep]);

  if (id === null)
    return kept ? (
      <ScriptEditor page={null} draft={kept} categories={categories} />
    ) : (
      <EmptyState
        title={t('scripts:choose')}
        text={t('scripts:empty.text')}
        action={<Button onClick={onNew}>{t('scripts:new')}</Button>}
      />
    );
  if (error)
    return <EmptyState title={errorText(t, error)} action={<Button onClick={onNew}>{t('scripts:new')}</Button>} />;
  if (!page || !saved) return <div />;
  return <ScriptEditor page={page} draft={kept ?? saved} categories={categories} />;
}
