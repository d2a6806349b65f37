import type { TFunction } from 'i18next';
import type { Fact, LayerReason } from '#shared/contract/layers';

/** What a rule saw, in words: how often, on which day, or that it never was. */
export function factText(t: TFunction, { field, value }: Fact): string {
  return value === null ? t(`growth:never.${field}`) : t(`growth:fact.${field}`, { value });
}

/** Why a member is in a layer: what the rule saw, and the rule; words for "no rule holds" where there is none. */
export function reasonText(t: TFunction, reason: LayerReason | null): string {
  if (reason === null) return t('growth:noRule');
  const facts = reason.facts.map((fact) => factText(t, fact));
  const rule = reason.name === '' ? [] : [t('growth:byRule', { rule: reason.name })];
  return [...facts, ...rule].join(t('growth:comma'));
}
