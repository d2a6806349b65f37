import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useData } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { RightOutlined } from '../../components/icons';
import { Card } from './Card';
import styles from './GroupPage.module.css';

/** Where the members of this group go next, and how many are there already. */
export function PathCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const go = useNavigation((now) => now.go);
  const showMembersWhere = useNavigation((now) => now.showMembersWhere);
  const path = useData('group.path', { id: group.id, accountId }).data;
  if (!path || path.steps.length === 0) return null;
  const waiting = group.members - (path.steps[0]?.inside ?? 0);
  return (
    <Card
      title={t('groups:page.next')}
      hint={t('groups:path.hint')}
      extra={
        waiting > 0 ? (
          <Button
            size="small"
            onClick={() =>
              showMembersWhere([
                { is: 'choice', field: 'group', op: 'any', values: [group.id] },
                { is: 'choice', field: 'groupKind', op: 'none', values: [path.steps[0]?.kindId ?? 0] },
              ])
            }
          >
            {t('groups:path.waiting', { count: waiting })}
          </Button>
        ) : null
      }
    >
      <ol className={styles['path']}>
        <li aria-current="step">{group.kindName}</li>
        {path.steps.map(({ kindId, name, inside, groups }) => (
          <li key={kindId} title={t('groups:path.step', { name, groups, inside, members: group.members })}>
            <RightOutlined />
            {name}
            <span className={styles['quiet']}>{t('groups:path.share', { inside, members: group.members })}</span>
          </li>
        ))}
      </ol>
      {path.next.length === 0 ? (
        <p className={styles['truth']}>{t('groups:path.noGroups', { kind: path.steps[0]?.name ?? '' })}</p>
      ) : (
        <ul className={styles['ranks']} aria-label={t('groups:path.groups', { kind: path.steps[0]?.name ?? '' })}>
          {path.next.map(({ groupId, name, members, inside }) => (
            <li key={groupId}>
              <button type="button" className={styles['link']} title={name} onClick={() => go('groups', groupId)}>
                {name}
              </button>
              <span className={styles['quiet']}>{t('groups:path.inside', { inside, members })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
