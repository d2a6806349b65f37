import { Alert, AutoComplete, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aims, type Campaign, reasons, type SaveCampaign, type StageFields } from '#shared/contract/campaigns';

import { addDays, dayNumber, localDay } from '#shared/domain/time';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { DayField } from '../../components/DayField';
import { errorText } from '../../components/errorText';
import { DeleteOutlined, PlusOutlined } from '../../components/icons';
import { KeptNote } from '../../components/KeptNote';
import { useKept } from '../../components/useKept';
import { GroupPicker } from '../../pickers/GroupPicker';
import styles from './campaigns.module.css';

interface CampaignDrawerProps {
  /** Null: a new one. */
  readonly campaign: Campaign | null;
  readonly accountId: number | null;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Edits a campaign with its groups and reward stages. */
export function CampaignDrawer({ campaign, accountId, onClose, onSaved }: CampaignDrawerProps) {
  const stored = useData('campaign.fission', { accountId, id: campaign?.id ?? 1 }, { enabled: campaign !== null }).data;
  // A new one lasts as long as the last one did, or as the figures say.
  const last = useData('campaign.list', { accountId }).data;
  const facts = useData('fact.list', undefined).data;
  if ((campaign !== null && !stored) || !last || !facts) return null;
  const [newest] = last.toSorted((one, other) => other.id - one.id);
  const days = newest
    ? dayNumber(newest.endsOn) - dayNumber(newest.startsOn)
    : (facts.find(({ key }) => key === 'campaignDays')?.value ?? 1) - 1;
  const stages = (stored?.stages ?? []).map(({ id, invites, reward, points }) => ({ id, invites, reward, points }));
  return (
    <Editor campaign={campaign} accountId={accountId} before={stages} days={days} onClose={onClose} onSaved={onSaved} />
  );
}

interface EditorProps extends CampaignDrawerProps {
  /** How many days after its first one a new one ends. */
  readonly days: number;
  readonly before: readonly StageFields[];
}

/** All that the form holds. */
interface Draft {
  readonly fields: Omit<SaveCampaign, 'accountId' | 'id'>;
  readonly chosen: number | null;
  readonly stages: readonly StageFields[];
}

function Editor({ campaign, accountId, before, days, onClose, onSaved }: EditorProps) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data ?? [];
  const [today] = useState(() => localDay(Date.now()));
  const initial: Draft = {
    fields: {
      name: campaign?.name ?? '',
      aim: campaign?.aim ?? 'fission',
      reason: campaign?.reason ?? '',
      play: campaign?.play ?? '',
      startsOn: campaign?.startsOn ?? today,
      endsOn: campaign?.endsOn ?? addDays(today, days),
      note: campaign?.note ?? '',
      groupIds: campaign?.groupIds ?? [],
    },
    chosen: campaign?.accountId ?? accountId,
    stages: before,
  };
  const kept = useKept(`campaign ${campaign ? JSON.stringify([campaign.id, initial]) : accountId}`, initial);
  const { fields: draft, chosen, stages } = kept.value;
  const account = chosen ?? accounts[0]?.id ?? null;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft['fields']>): void =>
    kept.set((now) => ({ ...now, fields: { ...now.fields, ...part } }));
  const setStages = (next: readonly StageFields[]): void => kept.set((now) => ({ ...now, stages: next }));
  const changeStage = (at: number, part: Partial<StageFields>): void =>
    setStages(stages.map((stage, index) => (index === at ? { ...stage, ...part } : stage)));
  const plays = draft.aim === '' ? [] : t(`campaigns:plays.${draft.aim}`).split(' ');

  const save = async (): Promise<void> => {
    if (account === null) return;
    setBusy(true);
    setError(null);
    try {
      const wish = { ...draft, accountId: account };
      const { ids } = await request('campaign.save', campaign ? { ...wish, id: campaign.id } : wish);
      const id = ids[0] ?? 0;
      const filled = stages.filter(({ reward }) => reward.trim() !== '');
      if (JSON.stringify(filled) !== JSON.stringify(before))
        await request('campaign.saveStages', { id, stages: filled });
      kept.forget();
      onSaved(id);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      size={720}
      title={t(campaign ? 'campaigns:editTitle' : 'campaigns:new')}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={busy}
          disabled={draft.name.trim() === '' || account === null}
          onClick={() => void save()}
        >
          {t('app:common.save')}
        </Button>
      }
    >
      <KeptNote shown={kept.isRestored} onDrop={kept.drop} />
      <Form layout="vertical">
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        <Form.Item label={t('campaigns:field.name')} htmlFor="campaign-name">
          <Input
            id="campaign-name"
            autoFocus
            value={draft.name}
            maxLength={100}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <div className={styles['fields']}>
          <Form.Item label={t('campaigns:field.account')}>
            <Select
              aria-label={t('campaigns:field.account')}
              disabled={campaign !== null}
              value={account}
              options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: number | null) => {
                kept.set((now) => ({ ...now, chosen: id, fields: { ...now.fields, groupIds: [] } }));
              }}
            />
          </Form.Item>
          <Form.Item label={t('campaigns:field.aim')}>
            <Select
              aria-label={t('campaigns:field.aim')}
              value={draft.aim}
              options={aims.map((aim) => ({
                value: aim,
                label: aim === '' ? t('app:common.none') : t(`campaigns:aim.${aim}`),
              }))}
              onChange={(aim) => change({ aim })}
            />
          </Form.Item>
          <Form.Item label={t('campaigns:field.reason')}>
            <Select
              aria-label={t('campaigns:field.reason')}
              value={draft.reason}
              options={reasons.map((reason) => ({
                value: reason,
                label: reason === '' ? t('app:common.none') : t(`campaigns:reason.${reason}`),
              }))}
              onChange={(reason) => change({ reason })}
            />
          </Form.Item>
          <Form.Item label={t('campaigns:field.play')}>
            <AutoComplete
              aria-label={t('campaigns:field.play')}
              value={draft.play}
              options={plays.map((value) => ({ value }))}
              onChange={(play: string) => change({ play })}
            />
          </Form.Item>
          <Form.Item label={t('campaigns:field.startsOn')}>
            <DayField
              label={t('campaigns:field.startsOn')}
              allowClear={false}
              value={draft.startsOn}
              // The end goes along: it keeps its distance.
              onChange={(startsOn) =>
                change({
                  startsOn,
                  endsOn: addDays(startsOn, dayNumber(draft.endsOn) - dayNumber(draft.startsOn)),
                })
              }
            />
          </Form.Item>
          <Form.Item label={t('campaigns:field.endsOn')}>
            <DayField
              label={t('campaigns:field.endsOn')}
              allowClear={false}
              value={draft.endsOn}
              onChange={(endsOn) => change({ endsOn })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('campaigns:field.stages')}>
          {stages.map((stage, at) => (
            // A stage has no name of its own before it is saved: its place is what it is known by.
            <div key={stage.id ?? `new-${at}`} className={styles['stage']}>
              <InputNumber
                aria-label={t('campaigns:stage.invites')}
                min={1}
                max={100_000}
                value={stage.invites}
                suffix={t('campaigns:stage.people')}
                onChange={(invites) => changeStage(at, { invites: invites ?? 1 })}
              />
              <Input
                aria-label={t('campaigns:stage.reward')}
                placeholder={t('campaigns:stage.reward')}
                value={stage.reward}
                maxLength={200}
                onChange={(event) => changeStage(at, { reward: event.target.value })}
              />
              <InputNumber
                aria-label={t('campaigns:stage.points')}
                min={0}
                value={stage.points}
                suffix={t('campaigns:stage.unit')}
                onChange={(points) => changeStage(at, { points: points ?? 0 })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('campaigns:stage.remove')}
                onClick={() => setStages(stages.filter((_, index) => index !== at))}
              />
            </div>
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() =>
              setStages([...stages, { invites: (stages.at(-1)?.invites ?? 0) + 3, reward: '', points: 0 }])
            }
          >
            {t('campaigns:stage.add')}
          </Button>
        </Form.Item>
        <Form.Item label={t('campaigns:field.note')} htmlFor="campaign-note">
          <Input.TextArea
            id="campaign-note"
            rows={2}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </Form.Item>
      </Form>
      {/* Outside the form, which would widen its filters. */}
      <p className={styles['label']}>{t('campaigns:field.groups')}</p>
      <div className={styles['picker']}>
        <GroupPicker accountId={account} value={draft.groupIds} onChange={(groupIds) => change({ groupIds })} />
      </div>
    </Drawer>
  );
}
