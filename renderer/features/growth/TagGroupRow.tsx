import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagGroup } from '#shared/contract/tags';
import { accountColours } from '#shared/domain/accounts';
import { useWrite } from '../../api/hooks';
import { ColourPicker } from '../../components/ColourPicker';
import { MoreOutlined, PlusOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import { DRAGGED_TAG, TagChip } from './TagChip';
import { TagName } from './TagName';
import styles from './tags.module.css';

interface TagGroupRowProps {
  readonly group: TagGroup;
  /** Its place among the groups, from 0. */
  readonly at: number;
  readonly groups: readonly TagGroup[];
}

/** One group of tags: its name and colour, its tags as chips, and a field for the next one. */
export function TagGroupRow({ group, at, groups }: TagGroupRowProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const save = useWrite('tagGroup.save');
  const moveGroup = useWrite('tagGroup.move');
  const remove = useWrite('tagGroup.delete');
  const saveTag = useWrite('tag.save');
  const moveTag = useWrite('tag.move');
  const [doing, setDoing] = useState<'rename' | 'colour' | 'add' | null>(null);
  const { id, name, colour, tags } = group;
  const dropped = (place: number) => (tag: number) => moveTag.mutate({ id: tag, groupId: id, at: place });
  return (
    <section
      className={styles['group']}
      aria-label={name}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED_TAG)) event.preventDefault();
      }}
      onDrop={(event) => dropped(tags.length)(Number(event.dataTransfer.getData(DRAGGED_TAG)))}
    >
      <header className={styles['head']}>
        <span className={styles['dot']} style={{ background: colour }} />
        {doing === 'rename' ? (
          <TagName
            label={t('growth:tag.groupName')}
            start={name}
            onDone={(typed) => {
              setDoing(null);
              if (typed) save.mutate({ id, name: typed, colour });
            }}
          />
        ) : (
          <h2 title={name} onDoubleClick={() => setDoing('rename')}>
            {name}
          </h2>
        )}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'rename', label: t('growth:tag.rename') },
              { key: 'colour', label: t('growth:tag.colour') },
              { key: 'up', label: t('growth:up'), disabled: at === 0 },
              { key: 'down', label: t('growth:down'), disabled: at === groups.length - 1 },
              { type: 'divider' },
              { key: 'delete', label: t('growth:tag.deleteGroup') },
            ],
            onClick: ({ key }) => {
              if (key === 'rename' || key === 'colour') setDoing(key);
              else if (key === 'delete')
                remove.mutate(
                  { id, jobId: crypto.randomUUID() },
                  { onSuccess: () => offer(t('operations:tagGroup.delete', { name })) },
                );
              else moveGroup.mutate({ id, at: key === 'up' ? at - 1 : at + 1 });
            },
          }}
        >
          <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t('growth:moreOf', { name })} />
        </Dropdown>
        {doing === 'colour' ? (
          <ColourPicker
            colours={accountColours}
            label={t('growth:tag.colour')}
            nameOf={(index) => t('growth:tag.colourOf', { number: index + 1 })}
            value={colour}
            onChange={(chosen) => {
              setDoing(null);
              save.mutate({ id, name, colour: chosen });
            }}
          />
        ) : null}
      </header>
      <div className={styles['tags']}>
        {tags.map((tag, place) => (
          <TagChip key={tag.id} tag={tag} group={group} groups={groups} at={place} onDropped={dropped(place)} />
        ))}
        {doing === 'add' ? (
          <TagName
            label={t('growth:tag.name')}
            onNext={(typed) => saveTag.mutate({ groupId: id, name: typed })}
            onDone={(typed) => {
              setDoing(null);
              if (typed) saveTag.mutate({ groupId: id, name: typed });
            }}
          />
        ) : (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t('growth:tag.addTo', { name })}
            onClick={() => setDoing('add')}
          >
            {t('growth:tag.add')}
          </Button>
        )}
      </div>
    </section>
  );
}
