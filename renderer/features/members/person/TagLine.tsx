import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '#shared/contract/memberPage';
import { useData, useWrite } from '../../../api/hooks';
import { Dot } from '../../../components/Dot';
import { CloseOutlined, PlusOutlined } from '../../../components/icons';
import styles from './TagLine.module.css';

interface TagLineProps {
  readonly id: number;
  readonly tags: Standing['tags'];
}

/** A member's tags: taken off one by one, others added by typing part of a name, a new one made on the way. */
export function TagLine({ id, tags }: TagLineProps) {
  const { t } = useTranslation();
  const untag = useWrite('member.untag');
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles['tags']} role="group" aria-label={t('person:tag.title')}>
      {tags.map((tag) => (
        <span key={tag.id} className={styles['tag']}>
          <Dot colour={tag.colour} />
          <span className={styles['tagName']} title={tag.name}>
            {tag.name}
          </span>
          <button
            type="button"
            className={styles['untag']}
            title={t('person:tag.remove', { name: tag.name })}
            aria-label={t('person:tag.remove', { name: tag.name })}
            onClick={() => untag.mutate({ ids: [id], jobId: crypto.randomUUID(), tagIds: [tag.id] })}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {adding ? (
        <AddTag id={id} tags={tags} onClose={() => setAdding(false)} />
      ) : (
        <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('person:tag.add')}
        </Button>
      )}
    </div>
  );
}

const NEW = 'new';

function AddTag({ id, tags, onClose }: TagLineProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const groups = useData('tag.list', { accountId: null }).data ?? [];
  const save = useWrite('tag.save');
  const saveGroup = useWrite('tagGroup.save');
  const tag = useWrite('member.tag');
  const [typed, setTyped] = useState('');
  const name = typed.trim().slice(0, 40);
  const has = new Set(tags.map((one) => one.id));
  const known = groups.some((group) => group.tags.some((one) => one.name === name));
  const found = groups
    .map((group) => ({
      label: group.name,
      options: group.tags
        .filter((one) => !has.has(one.id) && one.name.toLowerCase().includes(name.toLowerCase()))
        .map((one) => ({ value: String(one.id), label: one.name })),
    }))
    .filter(({ options }) => options.length > 0);
  const made = name !== '' && !known ? [{ value: NEW, label: t('person:tag.make', { name }) }] : [];

  const choose = async (value: string): Promise<void> => {
    let tagId = Number(value);
    if (value === NEW) {
      const groupId =
        groups[0]?.id ?? (await saveGroup.mutateAsync({ name: t('person:tag.group'), colour: '#0b6e6e' })).ids[0] ?? 0;
      tagId = (await save.mutateAsync({ groupId, name })).ids[0] ?? 0;
    }
    await tag.mutateAsync({ ids: [id], jobId: crypto.randomUUID(), tagIds: [tagId] });
    setTyped('');
  };
  return (
    <Select<string | null>
      autoFocus
      defaultOpen
      size="small"
      className={styles['addTag'] ?? ''}
      aria-label={t('person:tag.add')}
      placeholder={t('person:tag.type')}
      value={null}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={[...made, ...found]}
      notFoundContent={t('person:tag.none')}
      // A failure is said by the message of the write.
      onChange={(value) => void (value === null ? undefined : choose(value).catch(() => undefined))}
      onBlur={onClose}
      onInputKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    />
  );
}
