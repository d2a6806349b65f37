import { Button, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, Fission } from '#shared/contract/campaigns';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { figure } from '../../components/figure';
import { useUndo } from '../../components/undo';
import { InviteTree } from '../../pickers/InviteTree';
import styles from './campaigns.module.css';

interface FissionPaneProps {
  readonly campaign: Campaign;
  readonly accountId: number | null;
  readonly onOpen: (personId: number) => void;
}

const STEP = 100;

/** What came of members bringing members: sums, rewards to hand out, ranking, tree. */
export function FissionPane({ campaign, accountId, onOpen }: FissionPaneProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [groupId, setGroup] = useState<number | null>(null);
  const [limit, setLimit] = useState(STEP);
  const { data, error } = useData(
    'campaign.fission',
    { accountId, id: campaign.id, limit, ...(groupId === null ? {} : { groupId }) },
    { placeholderData: (previous) => previous },
  );
  const grant = useWrite('campaign.grant');
  const give = (stageId: number, personIds: number[] | null): void =>
    grant.mutate(
      { stageId, personIds },
      { onSuccess: ({ ids }) => offer(t('campaigns:given', { count: ids.length })) },
    );
  if (error) return <p className={styles['note']}>{errorText(t, error)}</p>;
  if (!data) return <Skeleton active />;
  return (
    <>
      <div className={styles['sums']}>
        <Sum label={t('campaigns:sum.inviters')} value={data.inviters} />
        <Sum label={t('campaigns:sum.invited')} value={data.invited} />
        <Sum label={t('campaigns:sum.lost')} value={data.lost} />
        <Sum label={t('campaigns:sum.present')} value={data.invited - data.lost} />
        <Select
          allowClear
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
      </div>
      {data.stages.length > 0 ? (
        <Stages stages={data.stages} busy={grant.isPending} onGive={(id) => give(id, null)} />
      ) : null}
      <h3>{t('campaigns:ranking')}</h3>
      {data.rows.length === 0 ? (
        <p className={styles['facts']}>{t('campaigns:noInvites')}</p>
      ) : (
        <Ranking
          data={data}
          busy={grant.isPending}
          onGive={(stageId, person) => give(stageId, [person])}
          onOpen={onOpen}
        />
      )}
      {data.rows.length < data.inviters ? (
        <Button type="link" onClick={() => setLimit(limit + STEP)}>
          {t('app:common.more')}
        </Button>
      ) : null}
      <h3>{t('campaigns:tree')}</h3>
      <InviteTree
        accountId={accountId}
        campaignId={campaign.id}
        {...(groupId === null ? {} : { groupId })}
        onOpen={onOpen}
      />
    </>
  );
}

function Sum({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className={styles['sum']}>
      <span className={styles['facts']}>{label}</span>
      <strong>{figure(value)}</strong>
    </div>
  );
}

interface StagesProps {
  readonly stages: Fission['stages'];
  readonly busy: boolean;
  readonly onGive: (stageId: number) => void;
}

function Stages({ stages, busy, onGive }: StagesProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('campaigns:field.stages')}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('campaigns:stage.title')}</th>
            <th>{t('campaigns:stage.reached')}</th>
            <th>{t('campaigns:stage.granted')}</th>
            <th>{t('campaigns:stage.lapsed')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">
                {t(stage.points > 0 ? 'campaigns:stage.line' : 'campaigns:stage.lineOnly', {
                  count: stage.invites,
                  reward: stage.reward,
                  points: stage.points,
                })}
              </th>
              <td>{figure(stage.reached)}</td>
              <td>{figure(stage.granted)}</td>
              <td>{figure(stage.lapsed)}</td>
              <td>
                <Button size="small" disabled={busy || stage.owed === 0} onClick={() => onGive(stage.id)}>
                  {t('campaigns:stage.giveAll', { count: stage.owed })}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RankingProps {
  readonly data: Fission;
  readonly busy: boolean;
  readonly onGive: (stageId: number, personId: number) => void;
  readonly onOpen: (personId: number) => void;
}

function Ranking({ data: { rows, stages }, busy, onGive, onOpen }: RankingProps) {
  const { t } = useTranslation();
  const rewardOf = (id: number): string => stages.find((stage) => stage.id === id)?.reward ?? '';
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th>{t('campaigns:column.member')}</th>
          <th>{t('campaigns:sum.invited')}</th>
          <th>{t('campaigns:sum.lost')}</th>
          <th>{t('campaigns:sum.present')}</th>
          <th>{t('campaigns:column.rewards')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Button type="link" size="small" onClick={() => onOpen(row.id)}>
                {row.nickname}
              </Button>
            </th>
            <td>{figure(row.invited)}</td>
            <td>{figure(row.lost)}</td>
            <td>{figure(row.present)}</td>
            <td className={styles['rewards']}>
              {row.granted.map(({ stageId, lapsed }) => (
                <Tag
                  key={stageId}
                  {...(lapsed ? { color: 'warning' } : {})}
                  title={lapsed ? t('campaigns:lapsedHint') : ''}
                >
                  {t(lapsed ? 'campaigns:hadLapsed' : 'campaigns:had', { reward: rewardOf(stageId) })}
                </Tag>
              ))}
              {row.owed.map((stageId) => (
                <Button key={stageId} size="small" disabled={busy} onClick={() => onGive(stageId, row.id)}>
                  {t('campaigns:give', { reward: rewardOf(stageId) })}
                </Button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
