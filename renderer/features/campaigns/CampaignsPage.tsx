import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '#shared/contract/campaigns';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { PlusOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { useUndo } from '../../components/undo';
import { CampaignDrawer } from './CampaignDrawer';
import { CampaignPane } from './CampaignPane';
import styles from './campaigns.module.css';

/** Campaigns of the workspace: the list on the left, what members brought on the right. */
export default function CampaignsPage() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const open = useNavigation((now) => now.id);
  const go = useNavigation((now) => now.go);
  const { offer } = useUndo();
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<Campaign | 'new' | null>(null);
  const campaigns = useData('campaign.list', { accountId, archived }, { placeholderData: (previous) => previous }).data;
  const archive = useWrite('campaign.archive');
  const restore = useWrite('campaign.restore');
  const chosen = campaigns?.find(({ id }) => id === open) ?? campaigns?.[0];
  useKeys(t('app:nav.campaigns'), [{ keys: 'n', label: t('campaigns:new'), run: () => setEditing('new') }]);

  const put = (campaign: Campaign): void => {
    const course = archived ? restore : archive;
    course.mutate(
      { ids: [campaign.id] },
      { onSuccess: () => offer(t(archived ? 'campaigns:restored' : 'campaigns:archived', { name: campaign.name })) },
    );
  };
  const create = (type: 'primary' | 'default') => (
    <Button type={type} icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('campaigns:new')}
    </Button>
  );
  return (
    <div className={styles['page']}>
      <PageHead title={t('app:nav.campaigns')} extra={create('primary')} />
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <Segmented
            block
            aria-label={t('campaigns:show')}
            value={archived ? 'archived' : 'live'}
            options={[
              { value: 'live', label: t('campaigns:live') },
              { value: 'archived', label: t('campaigns:filed') },
            ]}
            onChange={(value) => setArchived(value === 'archived')}
          />
          <nav className={styles['entries']} aria-label={t('app:nav.campaigns')}>
            {campaigns?.map((campaign) => (
              <button
                key={campaign.id}
                type="button"
                aria-current={campaign.id === chosen?.id}
                onClick={() => go('campaigns', campaign.id)}
              >
                <span className={styles['name']} title={campaign.name}>
                  {campaign.name}
                </span>
                <span className={styles['facts']}>
                  {campaign.startsOn} – {campaign.endsOn}
                  {campaign.aim === '' ? '' : ` · ${t(`campaigns:aim.${campaign.aim}`)}`}
                </span>
              </button>
            ))}
          </nav>
        </div>
        <div className={styles['main']}>
          {!campaigns ? (
            <Skeleton active />
          ) : !chosen ? (
            <EmptyState
              title={t(archived ? 'campaigns:noneFiled' : 'campaigns:none')}
              {...(archived ? {} : { text: t('campaigns:noneText'), action: create('default') })}
            />
          ) : (
            <>
              <header className={styles['head']}>
                <h2 title={chosen.name}>{chosen.name}</h2>
                <Button onClick={() => setEditing(chosen)}>{t('app:common.edit')}</Button>
                <Button onClick={() => put(chosen)}>{t(archived ? 'app:common.restore' : 'app:common.archive')}</Button>
              </header>
              <p className={styles['facts']}>
                {[
                  t('campaigns:days', { from: chosen.startsOn, to: chosen.endsOn }),
                  chosen.aim === '' ? '' : t(`campaigns:aim.${chosen.aim}`),
                  chosen.reason === '' ? '' : t(`campaigns:reason.${chosen.reason}`),
                  chosen.play,
                  t('campaigns:groups', { count: chosen.groupIds.length }),
                  t('campaigns:people', { count: chosen.people }),
                ]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </p>
              {chosen.note === '' ? null : <p className={styles['note']}>{chosen.note}</p>}
              <CampaignPane key={chosen.id} campaign={chosen} accountId={accountId} />
            </>
          )}
        </div>
      </div>
      {editing === null ? null : (
        <CampaignDrawer
          campaign={editing === 'new' ? null : editing}
          accountId={accountId}
          onClose={() => setEditing(null)}
          onSaved={(id) => {
            setEditing(null);
            go('campaigns', id);
          }}
        />
      )}
    </div>
  );
}
