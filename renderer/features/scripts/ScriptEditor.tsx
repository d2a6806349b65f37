import {
  CopyOutlined,
  FileImageOutlined,
  FontSizeOutlined,
  HistoryOutlined,
  MoreOutlined,
  SaveOutlined,
} from '../../components/icons';
import { App, Button, Dropdown, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptCategory, ScriptPage, ScriptPart } from '#shared/contract/scripts';
import { lintTexts } from '#shared/domain/scriptLint';
import { fillTemplate } from '#shared/text/template';
import { askApp } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { Bubbles } from '../../components/Bubbles';
import { errorText } from '../../components/errorText';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { type EditDraft, type EditPart, keyed, movedPart, NEW, saysTheSame, useScriptsUi, written } from './drafts';
import { PartCard } from './PartCard';
import { pictureIn, useAddPicture } from '../../pickers/pictures';
import { usePreviewVariables } from './previewVariables';
import { ScriptFields } from './ScriptFields';
import { VersionsDrawer } from './VersionsDrawer';
import styles from './ScriptEditor.module.css';

interface ScriptEditorProps {
  /** The saved script, or null for a new one. */
  readonly page: ScriptPage | null;
  readonly draft: EditDraft;
  readonly categories: readonly ScriptCategory[];
}

/** Edits one script with its bubbles beside it; nothing is written before it is saved. */
export function ScriptEditor({ page, draft, categories }: ScriptEditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { go } = useNavigation();
  const { keep } = useScriptsUi();
  const { offer } = useUndo();
  const [versions, setVersions] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const insertAt = useRef(draft.parts.length);
  const addPicture = useAddPicture();
  const create = useWrite('script.create');
  const update = useWrite('script.update');
  const duplicate = useWrite('script.duplicate');
  const archive = useWrite('script.archive');
  const restore = useWrite('script.restore');
  const watchwords = useData('watchword.list', undefined).data;
  const facts = useData('fact.list', undefined).data;
  const variables = usePreviewVariables(draft.accountId);

  const id = page?.id ?? NEW;
  const unsaved = page === null || !saysTheSame(draft, page);
  const change = (changes: Partial<EditDraft>): void => {
    const next = { ...(useScriptsUi.getState().drafts[id] ?? draft), ...changes };
    keep(id, page !== null && saysTheSame(next, page) ? null : next);
  };
  /** Changes the messages as they are by then: a picture may be read while others are typed. */
  const changeParts = (edit: (parts: readonly EditPart[]) => readonly EditPart[]): void =>
    change({ parts: edit((useScriptsUi.getState().drafts[id] ?? draft).parts) });
  const place = async (picture: File, at: number): Promise<void> => {
    const material = await addPicture(picture);
    if (!material) return;
    const part = keyed({ ...material, kind: 'picture', materialId: material.id });
    changeParts((parts) => {
      const blank = parts.length === 1 && parts[0]?.kind === 'text' && parts[0].text === '';
      return blank ? [part] : [...parts.slice(0, at), part, ...parts.slice(at)];
    });
  };

  const save = (): void => {
    const now = useScriptsUi.getState().drafts[id] ?? draft;
    const script = written(now);
    if (script.parts.length === 0) {
      void message.warning(t('scripts:editor.nothing'));
      return;
    }
    if (page && !unsaved) return;
    if (page)
      update.mutate({ id: page.id, ...script }, { onSuccess: () => void message.success(t('scripts:editor.saved')) });
    else
      create.mutate(script, {
        onSuccess: ({ ids }) => {
          keep(NEW, null);
          go('scripts', ids[0] ?? null);
        },
      });
  };
  useKeys(t('scripts:title'), [
    { keys: '$mod+s', label: t('app:common.save'), run: save, always: true },
    { keys: 'Alt+ArrowUp', label: t('scripts:part.up'), run: () => undefined },
    { keys: 'Alt+ArrowDown', label: t('scripts:part.down'), run: () => undefined },
  ]);

  const marks = useMemo(
    () =>
      lintTexts(
        draft.parts.map((part) => (part.kind === 'text' ? part.text : null)),
        (watchwords ?? []).map(({ word }) => word),
        facts?.find(({ key }) => key === 'workMassText')?.value ?? null,
      ).filter((mark) => mark.kind !== 'blank'),
    [draft.parts, watchwords, facts],
  );
  const copy = async (parts: readonly ScriptPart[]): Promise<void> => {
    try {
      const only = parts.length === 1 ? parts[0] : undefined;
      if (only?.kind === 'picture') await askApp('app.copyPicture', { sha256: only.sha256 });
      else {
        const texts = parts.flatMap((part) => (part.kind === 'text' ? [fillTemplate(part.text, variables).text] : []));
        if (texts.length === 0) return;
        await askApp('app.copyText', { text: texts.join('\n\n') });
      }
      void message.success(t('app:common.copied'));
    } catch (error) {
      void message.error(errorText(t, error));
    }
  };

  return (
    <section className={styles['editor']} aria-label={draft.title || t('scripts:editor.untitled')}>
      <div className={styles['bar']}>
        <Input
          variant="borderless"
          className={styles['title'] ?? ''}
          value={draft.title}
          maxLength={120}
          placeholder={t('scripts:editor.titleHint')}
          aria-label={t('scripts:editor.title')}
          autoFocus={page === null}
          onChange={(event) => change({ title: event.target.value })}
        />
        {unsaved ? <span className={styles['unsaved']}>{t('scripts:list.unsaved')}</span> : null}
        <Button
          type={unsaved ? 'primary' : 'default'}
          icon={<SaveOutlined />}
          disabled={!unsaved}
          loading={create.isPending || update.isPending}
          onClick={save}
        >
          {t('app:common.save')}
        </Button>
        <Button icon={<CopyOutlined />} onClick={() => void copy(draft.parts)}>
          {t('scripts:editor.copyAll')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'versions', label: t('scripts:versions.title'), icon: <HistoryOutlined />, disabled: !page },
              { key: 'duplicate', label: t('scripts:editor.duplicate'), disabled: !page },
              { key: 'discard', label: t('scripts:editor.discard'), disabled: !unsaved },
              { type: 'divider' },
              {
                key: 'archive',
                label: t(page?.archivedAt ? 'app:common.restore' : 'app:common.archive'),
                disabled: !page,
              },
            ],
            onClick: ({ key }) => {
              if (key === 'versions') setVersions(true);
              else if (key === 'discard') keep(id, null);
              else if (page && key === 'duplicate')
                duplicate.mutate(
                  { id: page.id, title: t('scripts:editor.copyOf', { title: page.title }).slice(0, 120) },
                  { onSuccess: ({ ids }) => go('scripts', ids[0] ?? null) },
                );
              else if (page)
                (page.archivedAt ? restore : archive).mutate(
                  { ids: [page.id] },
                  {
                    onSuccess: () =>
                      offer(t(`operations:script.${page.archivedAt ? 'restore' : 'archive'}`, { count: 1 })),
                  },
                );
            },
          }}
        >
          <Button icon={<MoreOutlined />} title={t('app:common.more')} aria-label={t('app:common.more')} />
        </Dropdown>
      </div>
      <div className={styles['panes']}>
        <div
          className={styles['form']}
          onPaste={(event) => {
            const picture = event.defaultPrevented ? null : pictureIn(event.clipboardData);
            if (!picture) return;
            event.preventDefault();
            void place(picture, draft.parts.length);
          }}
        >
          <ScriptFields draft={draft} categories={categories} onChange={change} />
          <ol className={styles['parts']}>
            {draft.parts.map((part, index) => (
              <PartCard
                key={part.key}
                part={part}
                number={index + 1}
                last={index === draft.parts.length - 1}
                marks={marks.filter((mark) => mark.part === index)}
                onText={(text) =>
                  changeParts((parts) =>
                    parts.map((one) => (one.key === part.key && one.kind === 'text' ? { ...one, text } : one)),
                  )
                }
                onMove={(to) => {
                  if (to >= 0 && to < draft.parts.length) changeParts((parts) => movedPart(parts, part.key, to));
                }}
                onRemove={() => changeParts((parts) => parts.filter((one) => one.key !== part.key))}
                onPicture={(picture) => void place(picture, index + 1)}
                onDrop={(key) => changeParts((parts) => movedPart(parts, key, index))}
              />
            ))}
          </ol>
          <div className={styles['add']}>
            <Button
              icon={<FontSizeOutlined />}
              onClick={() => changeParts((parts) => [...parts, keyed({ kind: 'text', text: '' })])}
            >
              {t('scripts:editor.addText')}
            </Button>
            <Button
              icon={<FileImageOutlined />}
              onClick={() => {
                insertAt.current = draft.parts.length;
                file.current?.click();
              }}
            >
              {t('scripts:editor.addPicture')}
            </Button>
            <span className={styles['hint']}>{t('scripts:editor.pasteHint')}</span>
            <input
              ref={file}
              type="file"
              hidden
              aria-label={t('scripts:editor.addPicture')}
              accept="image/png,image/jpeg,image/gif,image/webp"
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) void place(chosen, insertAt.current);
                event.target.value = '';
              }}
            />
          </div>
        </div>
        <aside className={styles['preview']} aria-label={t('scripts:editor.preview')}>
          <p className={styles['caption']}>{t('scripts:editor.previewHint')}</p>
          <Bubbles
            parts={draft.parts}
            variables={variables}
            onPart={(index) => {
              const part = draft.parts[index];
              if (part) void copy([part]);
            }}
          />
        </aside>
      </div>
      {page ? (
        <VersionsDrawer
          script={page}
          open={versions}
          onClose={() => setVersions(false)}
          onUse={({ title, parts }) => {
            change({ title, parts: parts.map(keyed) });
            setVersions(false);
          }}
        />
      ) : null}
    </section>
  );
}
