import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { activityLayers, valueLayers } from '#shared/contract/layers';
import { genders, joinHows, memberRoles, talkStates } from '#shared/contract/members';
import type { ConditionField } from '#shared/domain/conditions';
import { useData } from '../api/hooks';

type ChoiceField = Extract<Condition, { is: 'choice' }>['field'];

/** One thing that can be chosen for a field. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
  /** The heading it stands under. */
  readonly under?: string;
  readonly colour?: string;
}

/** The words for fields and for what can be chosen in them; groups are named by `group`. */
export interface ConditionNames {
  readonly field: (field: ConditionField) => string;
  readonly choices: (field: ChoiceField) => readonly Choice[];
  readonly choice: (field: ChoiceField, value: string | number) => string;
  /** The operator's own columns. */
  readonly own: readonly { readonly id: number; readonly name: string }[];
}

/** Names for conditions of a workspace (null = all); `conditions` are those to be named: their groups are looked up. */
export function useConditionNames(accountId: number | null, conditions: readonly Condition[]): ConditionNames {
  const { t } = useTranslation();
  const kinds = useData('kind.list', undefined).data;
  const tagGroups = useData('tag.list', { accountId }).data;
  const levels = useData('level.list', { accountId }).data;
  const campaigns = useData('campaign.list', { accountId }).data;
  const fields = useData('field.list', undefined).data;
  const accounts = useData('account.list', undefined).data;
  const wanted = useMemo(
    () =>
      conditions
        .flatMap((one) => (one.is === 'choice' && one.field === 'group' ? one.values : []))
        .filter((value): value is number => typeof value === 'number')
        .slice(0, 500),
    [conditions],
  );
  const groups = useData(
    'group.many',
    { ids: wanted },
    { enabled: wanted.length > 0, placeholderData: (previous) => previous },
  ).data;

  return useMemo((): ConditionNames => {
    const lists: Readonly<Record<ChoiceField, readonly Choice[]>> = {
      gender: genders.map((value) => ({ value, label: t(`conditions:gender.${value || 'unknown'}`) })),
      role: memberRoles.map((value) => ({ value, label: t(`members:role.${value}`) })),
      joinHow: joinHows.map((value) => ({ value, label: t(`conditions:joinHow.${value}`) })),
      layer: activityLayers.map((value) => ({ value, label: t(`conditions:layer.${value}`) })),
      valueLayer: valueLayers.map((value) => ({ value, label: t(`conditions:layer.${value}`) })),
      talk: talkStates.map((value) => ({ value, label: t(`conditions:talk.${value}`) })),
      level: (levels ?? []).map(({ id, code, name }) => ({ value: id, label: name === '' ? code : `${code} ${name}` })),
      tag: (tagGroups ?? []).flatMap((group) =>
        group.tags.map(({ id, name }) => ({ value: id, label: name, under: group.name, colour: group.colour })),
      ),
      group: (groups ?? []).map(({ id, name }) => ({ value: id, label: name })),
      groupKind: (kinds ?? []).map(({ id, name }) => ({ value: id, label: name })),
      campaign: (campaigns ?? []).map(({ id, name }) => ({ value: id, label: name })),
      account: (accounts ?? [])
        .filter((one) => accountId === null || one.id === accountId)
        .map(({ id, name }) => ({ value: id, label: name })),
    };
    const own = fields ?? [];
    return {
      own,
      field: (field) =>
        field.startsWith('extra:')
          ? (own.find(({ id }) => `extra:${id}` === field)?.name ?? t('conditions:gone'))
          : t(`conditions:field.${field}`),
      choices: (field) => lists[field],
      choice: (field, value) => lists[field].find((one) => one.value === value)?.label ?? t('conditions:gone'),
    };
  }, [t, accountId, kinds, accounts, groups, tagGroups, levels, campaigns, fields]);
}
