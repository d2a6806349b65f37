import { Button, Dropdown, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, ViewShape } from '#shared/contract/views';
import { useData, useWrite } from '../../api/hooks';
import { MoreOutlined, PlusOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import styles from './FilterBar.module.css';
import { showView, useMembersUi } from './uiStore';

/** The saved views as tabs; what the table shows now can be kept as one, or take an old one's place. */
export function ViewTabs() {
  const { t } = useTranslation();
  const { viewId, where, columns, sort } = useMembersUi();
  const views = useData('view.list', { screen: 'members' }).data ?? [];
  const open = views.find((one) => one.id === viewId) ?? null;
  const now: ViewShape = { where: [...where], columns: [...columns], sort };
  const changed = open === null ? where.length > 0 || columns.length > 0 : !isSame(open.view, now);
  return (
    <>
      <div className={styles['views']} role="tablist" aria-label={t('members:view.label')}>
        {[null, ...views].map((view) => (
          <button
            key={view?.id ?? 0}
            type="button"
            role="tab"
            aria-selected={open?.id === view?.id}
            className={styles['view']}
            title={view?.name}
            onClick={() => showView(view)}
          >
            {view?.name ?? t('members:view.all')}
          </button>
        ))}
      </div>
      {open === null ? null : <ViewMenu view={open} views={views} now={changed ? now : null} />}
      {changed ? <KeepView view={now} /> : null}
    </>
  );
}

// A view that names no columns shows the usual ones.
const isSame = (one: ViewShape, other: ViewShape): boolean =>
  JSON.stringify([one.where, one.columns, one.sort]) === JSON.stringify([other.where, other.columns, other.sort]);

interface ViewMenuProps {
  readonly view: SavedView;
  readonly views: readonly SavedView[];
  /** What the table shows where it differs from the view. */
  readonly now: ViewShape | null;
}

function ViewMenu({ view, views, now }: ViewMenuProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [renaming, setRenaming] = useState(false);
  const save = useWrite('view.save');
  const move = useWrite('view.move');
  const remove = useWrite('view.delete');
  const { id, name } = view;
  const at = views.indexOf(view);
  return (
    <Popover
      open={renaming}
      onOpenChange={(next) => {
        if (!next) setRenaming(false);
      }}
      trigger="click"
      destroyOnHidden
      content={
        <NameField
          name={name}
          busy={save.isPending}
          onName={(given) =>
            save.mutate(
              { id, screen: 'members', name: given, view: view.view },
              { onSuccess: () => setRenaming(false) },
            )
          }
        />
      }
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'save', label: t('members:view.update'), disabled: now === null },
            { key: 'rename', label: t('members:view.rename') },
            { key: 'left', label: t('members:view.left'), disabled: at === 0 },
            { key: 'right', label: t('members:view.right'), disabled: at === views.length - 1 },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            if (key === 'save' && now !== null) save.mutate({ id, screen: 'members', name, view: now });
            else if (key === 'rename') setRenaming(true);
            else if (key === 'left' || key === 'right') move.mutate({ id, at: at + (key === 'left' ? -1 : 1) });
            else if (key === 'delete')
              remove.mutate(
                { ids: [id] },
                {
                  onSuccess: () => {
                    showView(null);
                    offer(t('members:view.deleted', { name }));
                  },
                },
              );
          },
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('members:view.more', { name })} />
      </Dropdown>
    </Popover>
  );
}

/** Keeps what the table shows as a new view. */
function KeepView({ view }: { readonly view: ViewShape }) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState(false);
  const save = useWrite('view.save');
  return (
    <Popover
      open={naming}
      onOpenChange={setNaming}
      trigger="click"
      destroyOnHidden
      content={
        <NameField
          name=""
          busy={save.isPending}
          onName={(name) =>
            save.mutate(
              { screen: 'members', name, view },
              {
                onSuccess: ({ ids }) => {
                  setNaming(false);
                  useMembersUi.setState({ viewId: ids[0] ?? null });
                },
              },
            )
          }
        />
      }
    >
      <Button type="text" icon={<PlusOutlined />}>
        {t('members:view.keep')}
      </Button>
    </Popover>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
}

function NameField({ name, busy, onName }: NameFieldProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(name);
  const save = (): void => {
    if (given.trim() !== '') onName(given.trim());
  };
  return (
    <div className={styles['name']}>
      <Input
        autoFocus
        value={given}
        maxLength={40}
        aria-label={t('members:view.name')}
        placeholder={t('members:view.name')}
        onChange={(event) => setGiven(event.target.value)}
        onPressEnter={save}
      />
      <Button type="primary" loading={busy} disabled={given.trim() === ''} onClick={save}>
        {t('app:common.save')}
      </Button>
    </div>
  );
}
