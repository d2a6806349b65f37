import { Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityLayers, type Layer, valueLayers } from '#shared/contract/layers';
import { useWrite } from '../../api/hooks';
import { useJob } from '../../api/jobs';
import { ChoiceField } from '../../pickers/ChoiceField';
import { useConditionNames } from '../../pickers/useConditionNames';

/** What members can be made to count as, all at once. */
export type Standing = 'tag' | 'untag' | 'level' | 'layer' | 'campaign';

interface StandDialogProps {
  readonly what: Standing;
  readonly ids: readonly number[];
  readonly accountId: number | null;
  readonly onClose: () => void;
  /** Tells how many were changed. */
  readonly onDone: (count: number) => void;
}

const NONE: readonly never[] = [];
// Stands for "not by hand": a layer or a level that rules decide.
const BY_RULE = 'byRule';

/** Asks for the tags, the level, the layer or the campaign that the selected get, and gives it to them. */
export function StandDialog({ what, ids, accountId, onClose, onDone }: StandDialogProps) {
  const { t } = useTranslation();
  const names = useConditionNames(accountId, NONE);
  const [tagIds, setTags] = useState<readonly number[]>([]);
  const [one, setOne] = useState<string | number | null>(null);
  const [jobId] = useState(() => crypto.randomUUID());
  const job = useJob(jobId);
  const writes = {
    tag: useWrite('member.tag'),
    untag: useWrite('member.untag'),
    level: useWrite('member.setLevel'),
    layer: useWrite('member.setLayer'),
    campaign: useWrite('campaign.addMembers'),
  };
  const ready = what === 'tag' || what === 'untag' ? tagIds.length > 0 : one !== null;
  const whom = { ids: Uint32Array.from(ids), jobId };
  const told = { onSuccess: ({ count }: { readonly count: number }) => onDone(count) };

  const go = (): void => {
    if (what === 'tag' || what === 'untag') writes[what].mutate({ ...whom, tagIds: [...tagIds] }, told);
    else if (what === 'level') writes.level.mutate({ ...whom, levelId: typeof one === 'number' ? one : null }, told);
    else if (what === 'layer') writes.layer.mutate({ ...whom, ...layerOf(one) }, told);
    else if (typeof one === 'number')
      writes.campaign.mutate({ id: one, personIds: [...ids] }, { onSuccess: ({ ids: added }) => onDone(added.length) });
  };

  const layers = (axis: 'activity' | 'value') => ({
    label: t(`members:stand.${axis}`),
    options: [
      ...(axis === 'activity' ? activityLayers : valueLayers).map((layer) => ({
        value: `${axis}.${layer}`,
        label: t(`conditions:layer.${layer}`),
      })),
      { value: `${axis}.${BY_RULE}`, label: t('members:stand.byRule') },
    ],
  });
  const options: readonly Option[] =
    what === 'layer'
      ? [layers('activity'), layers('value')]
      : what === 'level'
        ? [...plain(names.choices('level')), { value: BY_RULE, label: t('members:stand.noLevel') }]
        : plain(names.choices('campaign'));

  return (
    <Modal
      open
      width={440}
      title={t(`members:stand.title.${what}`, { count: ids.length })}
      okText={t('members:stand.go')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !ready, loading: writes[what].isPending }}
      onCancel={onClose}
      onOk={go}
    >
      {what === 'tag' || what === 'untag' ? (
        <ChoiceField
          autoFocus
          label={t('members:column.tags')}
          field="tag"
          names={names}
          accountId={accountId}
          value={tagIds}
          onChange={(chosen) => setTags(chosen.map(Number))}
        />
      ) : (
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          aria-label={t(`members:bulk.${what}`)}
          placeholder={t('conditions:choose')}
          value={one}
          options={[...options]}
          notFoundContent={t('conditions:none')}
          onChange={(value: string | number) => setOne(value)}
        />
      )}
      {writes[what].isPending && job && job.total > 0 ? (
        <Progress percent={Math.round((job.done / job.total) * 100)} />
      ) : null}
    </Modal>
  );
}

interface Option {
  readonly label: string;
  readonly value?: string | number;
  readonly options?: { readonly value: string; readonly label: string }[];
}

const plain = (choices: readonly { readonly value: string | number; readonly label: string }[]) =>
  choices.map(({ value, label }) => ({ value, label }));

/** What an option of the layers says: `activity.core`, `value.byRule`. */
function layerOf(option: string | number | null): { axis: 'activity' | 'value'; layer: Layer | null } {
  const [axis, name] = String(option).split('.');
  const every: readonly Layer[] = [...activityLayers, ...valueLayers];
  return { axis: axis === 'value' ? 'value' : 'activity', layer: every.find((layer) => layer === name) ?? null };
}
