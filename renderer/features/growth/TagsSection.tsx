import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeColour } from '#shared/domain/accounts';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { PlusOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import styles from './tags.module.css';
import { TagGroupRow } from './TagGroupRow';
import { TagName } from './TagName';

/** Tags by group: make, name, order, merge and delete them in place. */
export function TagsSection() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const { data: groups, error } = useData('tag.list', { accountId }, { placeholderData: (previous) => previous });
  const save = useWrite('tagGroup.save');
  const [naming, setNaming] = useState(false);
  useKeys(t('growth:tabs.tags'), [
    { keys: 'n', label: t('growth:tag.addGroup'), run: () => setNaming(true) },
    { keys: 'Alt+ArrowLeft', label: t('growth:tag.before') },
    { keys: 'Alt+ArrowRight', label: t('growth:tag.after') },
    { keys: 'F2', label: t('growth:tag.rename') },
    { keys: 'Delete', label: t('growth:tag.drop') },
  ]);

  if (error) return <EmptyState title={t('growth:failed')} text={errorText(t, error)} />;
  if (!groups) return <Skeleton active />;
  return (
    <div className={styles['groups']}>
      {groups.length === 0 && !naming ? (
        <EmptyState title={t('growth:tag.none')} text={t('growth:tag.noneText')} />
      ) : null}
      {groups.map((group, at) => (
        <TagGroupRow key={group.id} group={group} at={at} groups={groups} />
      ))}
      {naming ? (
        <TagName
          label={t('growth:tag.groupName')}
          onDone={(name) => {
            setNaming(false);
            if (name) save.mutate({ name, colour: freeColour(groups.map(({ colour }) => colour)) });
          }}
        />
      ) : (
        <Button className={styles['addGroup'] ?? ''} icon={<PlusOutlined />} onClick={() => setNaming(true)}>
          {t('growth:tag.addGroup')}
        </Button>
      )}
    </div>
  );
}
