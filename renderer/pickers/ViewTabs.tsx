import { Button, Dropdown, Input, Popover } from 'antd';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, viewScreens, ViewShape } from '#shared/contract/views';
import { useData, useWrite } from '../api/hooks';
import { DownOutlined, MoreOutlined, PlusOutlined } from '../components/icons';
import { useUndo } from '../components/undo';
import styles from './ViewTabs.module.css';

type Screen = (typeof viewScreens)[number];

interface ViewTabsProps {
  readonly screen: Screen;
  /** The view that the table began from; null = everything. */
  readonly viewId: number | null;
  /** What the table shows now. */
  readonly now: ViewShape;
  /** The table shows everything as it usually stands: nothing to keep. */
  readonly plain: boolean;
  /** Shows what a view keeps; null = everything. */
  readonly onShow: (view: SavedView | null) => void;
  /** What the table shows was kept as this view. */
  readonly onKept: (id: number) => void;
}

/** The saved views of a table as tabs; what it shows now can be kept as one, or take an old one's place. */
export function ViewTabs({ screen, viewId, now, plain, onShow, onKept }: ViewTabsProps) {
  const { t } = useTranslation();
  const views = useData('view.list', { screen }).data ?? [];
  const open = views.find((one) => one.id === viewId) ?? null;
  const changed = open === null ? !plain : !isSame(open.view, now);
  const tabs = [null, ...views];
  const bar = useRef<HTMLDivElement>(null);
  const cut = useCut(bar, tabs.map((view) => view?.name).join());
  useLayoutEffect(() => {
    bar.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [open?.id, cut]);
  return (
    <>
      <div
        ref={bar}
        className={cut ? `${styles['views']} ${styles['cut']}` : styles['views']}
        role="tablist"
        aria-label={t('app:view.label')}
      >
        {tabs.map((view) => (
          <button
            key={view?.id ?? 0}
            type="button"
            role="tab"
            aria-selected={open?.id === view?.id}
            className={styles['view']}
            title={view?.name}
            onClick={() => onShow(view)}
          >
            {view?.name ?? t('app:view.all')}
          </button>
        ))}
      </div>
      {cut ? (
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [String(open?.id ?? 0)],
            items: tabs.map((view) => ({ key: view?.id ?? 0, label: view?.name ?? t('app:view.all') })),
            onClick: ({ key }) => onShow(views.find(({ id }) => String(id) === key) ?? null),
          }}
        >
          <Button type="text" icon={<DownOutlined />} aria-label={t('app:view.every')} title={t('app:view.every')} />
        </Dropdown>
      ) : null}
      {open === null ? null : (
        <ViewMenu screen={screen} view={open} views={views} now={changed ? now : null} onGone={() => onShow(null)} />
      )}
      {changed ? <KeepView screen={screen} view={now} onKept={onKept} /> : null}
    </>
  );
}

/** True while a row of tabs is wider than the room it has; `content` names what stands in it. */
function useCut(row: RefObject<HTMLElement | null>, content: string): boolean {
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const { current } = row;
    if (current === null) return;
    const look = new ResizeObserver(() => setCut(current.scrollWidth > current.clientWidth));
    look.observe(current);
    return () => look.disconnect();
  }, [row, content]);
  return cut;
}

const isSame = (one: ViewShape, other: ViewShape): boolean => textOf(one) === textOf(other);

const textOf = ({ where, filter, columns, sort }: ViewShape): string =>
  JSON.stringify([
    where,
    Object.entries(filter ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    columns,
    sort,
  ]);

interface ViewMenuProps {
  readonly screen: Screen;
  readonly view: SavedView;
  readonly views: readonly SavedView[];
  /** What the table shows where it differs from the view. */
  readonly now: ViewShape | null;
  readonly onGone: () => void;
}

function ViewMenu({ screen, view, views, now, onGone }: ViewMenuProps) {
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
            save.mutate({ id, screen, name: given, view: view.view }, { onSuccess: () => setRenaming(false) })
          }
        />
      }
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'save', label: t('app:view.update'), disabled: now === null },
            { key: 'rename', label: t('app:view.rename') },
            { key: 'left', label: t('app:view.left'), disabled: at === 0 },
            { key: 'right', label: t('app:view.right'), disabled: at === views.length - 1 },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            if (key === 'save' && now !== null) save.mutate({ id, screen, name, view: now });
            else if (key === 'rename') setRenaming(true);
            else if (key === 'left' || key === 'right') move.mutate({ id, at: at + (key === 'left' ? -1 : 1) });
            else if (key === 'delete')
              remove.mutate(
                { ids: [id] },
                {
                  onSuccess: () => {
                    onGone();
                    offer(t('app:view.deleted', { name }));
                  },
                },
              );
          },
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('app:view.more', { name })} />
      </Dropdown>
    </Popover>
  );
}

interface KeepViewProps {
  readonly screen: Screen;
  readonly view: ViewShape;
  readonly onKept: (id: number) => void;
}

/** Keeps what the table shows as a new view. */
function KeepView({ screen, view, onKept }: KeepViewProps) {
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
              { screen, name, view },
              {
                onSuccess: ({ ids }) => {
                  setNaming(false);
                  const [id] = ids;
                  if (id !== undefined) onKept(id);
                },
              },
            )
          }
        />
      }
    >
      <Button type="text" icon={<PlusOutlined />}>
        {t('app:view.keep')}
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
        aria-label={t('app:view.name')}
        placeholder={t('app:view.name')}
        onChange={(event) => setGiven(event.target.value)}
        onPressEnter={save}
      />
      <Button type="primary" loading={busy} disabled={given.trim() === ''} onClick={save}>
        {t('app:common.save')}
      </Button>
    </div>
  );
}
