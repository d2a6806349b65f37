import { Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '#shared/contract/campaigns';
import { useData } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { figure } from '../../components/figure';
import { useNavigation } from '../../components/navigation';
import { InviteTree } from '../../pickers/InviteTree';
import { MemberSelect } from '../../pickers/MemberSelect';
import styles from './campaigns.module.css';
import { ParticipantTable } from './ParticipantTable';
import { Stages } from './Stages';

interface CampaignPaneProps {
  readonly campaign: Campaign;
  readonly accountId: number | null;
}

const tabs = ['people', 'rewards', 'tree'] as const;
type Tab = (typeof tabs)[number];

/** What came of a campaign: sums, who takes part, rewards to hand out, who invited whom. */
export function CampaignPane({ campaign, accountId }: CampaignPaneProps) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const [tab, setTab] = useState<Tab>('people');
  const [groupId, setGroup] = useState<number | null>(null);
  const [root, setRoot] = useState<number | null>(null);
  const { data, error } = useData(
    'campaign.fission',
    { accountId, id: campaign.id, ...(groupId === null ? {} : { groupId }) },
    { placeholderData: (previous) => previous },
  );
  if (error) return <p className={styles['note']}>{errorText(t, error)}</p>;
  if (!data) return <Skeleton active />;
  const sums = { inviters: data.inviters, invited: data.invited, lost: data.lost, present: data.invited - data.lost };
  return (
    <>
      <dl className={styles['sums']}>
        {(['inviters', 'invited', 'lost', 'present'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`campaigns:sum.${key}`)}</dt>
            <dd>{figure(sums[key])}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['tools']}>
        <Segmented<Tab>
          aria-label={campaign.name}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`campaigns:tab.${value}`) }))}
          onChange={setTab}
        />
        {tab === 'rewards' ? null : (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            className={styles['group'] ?? ''}
            aria-label={t('campaigns:byGroup')}
            placeholder={t('campaigns:allGroups')}
            value={groupId}
            options={data.groups.map(({ id, name, invited, lost }) => ({
              value: id,
              label: t('campaigns:groupLine', { name, present: invited - lost, lost }),
            }))}
            onChange={(id: number | null | undefined) => setGroup(id ?? null)}
          />
        )}
      </div>
      {tab === 'people' ? (
        <ParticipantTable campaign={campaign} accountId={accountId} groupId={groupId} stages={data.stages} />
      ) : null}
      {tab === 'rewards' ? <Stages campaign={campaign} stages={data.stages} /> : null}
      {tab === 'tree' ? (
        <div className={styles['scroll']}>
          <div className={styles['from']}>
            <MemberSelect label={t('campaigns:treeFrom')} accountId={accountId} value={root} onChange={setRoot} />
          </div>
          <InviteTree
            key={root}
            accountId={accountId}
            campaignId={campaign.id}
            {...(groupId === null ? {} : { groupId })}
            {...(root === null ? {} : { personId: root })}
            onOpen={(id) => go('members', id)}
          />
        </div>
      ) : null}
    </>
  );
}
