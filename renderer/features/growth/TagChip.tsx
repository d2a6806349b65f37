import { Dropdown, Modal, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag, TagGroup } from '#shared/contract/tags';
import { useWrite } from '../../api/hooks';
import { figure } from '../../components/figure';
import { useUndo } from '../../components/undo';
import { TagName } from './TagName';
import styles from './tags.module.css';

/** What a dragged tag carries: its id. */
export const DRAGGED_TAG = 'qundesk/tag';

interface TagChipProps {
  readonly tag: Tag;
  readonly group: TagGroup;
  readonly groups: readonly TagGroup[];
  /** Its place in the group, from 0. */
  readonly at: number;
  /** Another tag (by id) was dropped on this one. */
  readonly onDropped: (id: number) => void;
}

/** A tag in its group's colour with how many carry it; a click tells what can be done with it. Alt with the arrows moves it. */
export function TagChip({ tag, group, groups, at, onDropped }: TagChipProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const save = useWrite('tag.save');
  const move = useWrite('tag.move');
  const remove = useWrite('tag.delete');
  const merge = useWrite('tag.merge');
  const [doing, setDoing] = useState<'rename' | 'merge' | null>(null);
  const { id, name } = tag;
  const moveTo = (groupId: number, place: number): void => move.mutate({ id, groupId, at: place });
  const drop = (): void =>
    remove.mutate(
      { ids: [id], jobId: crypto.randomUUID() },
      { onSuccess: () => offer(t('operations:tag.delete', { name, count: 1 })) },
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey && event.key === 'ArrowLeft' && at > 0) moveTo(group.id, at - 1);
    else if (event.altKey && event.key === 'ArrowRight' && at < group.tags.length - 1) moveTo(group.id, at + 1);
    else if (event.key === 'F2') setDoing('rename');
    else if (event.key === 'Delete') drop();
    else return;
    event.preventDefault();
    // Alt with an arrow is also the key for going back.
    event.stopPropagation();
  };
  if (doing === 'rename')
    return (
      <TagName
        label={t('growth:tag.name')}
        start={name}
        onDone={(typed) => {
          setDoing(null);
          if (typed) save.mutate({ id, groupId: group.id, name: typed });
        }}
      />
    );
  const others = groups.filter((each) => each.id !== group.id);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: t('growth:tag.rename'), extra: 'F2' },
            { key: 'merge', label: t('growth:tag.mergeInto') },
            {
              key: 'group',
              label: t('growth:tag.toGroup'),
              disabled: others.length === 0,
              children: others.map((each) => ({ key: `to-${each.id}`, label: each.name })),
            },
            { type: 'divider' },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            if (key === 'rename' || key === 'merge') setDoing(key);
            else if (key === 'delete') drop();
            else moveTo(Number(key.slice(3)), 10_000);
          },
        }}
      >
        <button
          type="button"
          className={styles['tag']}
          style={{ color: group.colour }}
          title={name}
          draggable
          onKeyDown={onKeyDown}
          onDoubleClick={() => setDoing('rename')}
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED_TAG, String(id))}
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes(DRAGGED_TAG)) event.preventDefault();
          }}
          onDrop={(event) => {
            event.stopPropagation();
            onDropped(Number(event.dataTransfer.getData(DRAGGED_TAG)));
          }}
        >
          <span className={styles['tagName']}>{name}</span>
          <span className={styles['count']}>{figure(tag.count)}</span>
        </button>
      </Dropdown>
      <Modal
        open={doing === 'merge'}
        title={t('growth:tag.mergeTitle', { name })}
        footer={null}
        destroyOnHidden
        onCancel={() => setDoing(null)}
      >
        <p>{t('growth:tag.mergeText', { name })}</p>
        <Select<number>
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          aria-label={t('growth:tag.mergeInto')}
          placeholder={t('growth:tag.mergeInto')}
          options={groups.map((each) => ({
            label: each.name,
            options: each.tags
              .filter((other) => other.id !== id)
              .map((other) => ({ value: other.id, label: other.name })),
          }))}
          onChange={(into) => {
            setDoing(null);
            const label = groups.flatMap((each) => each.tags).find((other) => other.id === into)?.name ?? '';
            merge.mutate(
              { ids: [id], into, jobId: crypto.randomUUID() },
              { onSuccess: () => offer(t('operations:tag.merge', { name, count: 1, into: label })) },
            );
          }}
        />
      </Modal>
    </>
  );
}
