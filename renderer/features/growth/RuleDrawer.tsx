import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { layersOf, type Layer, type LayerRule } from '#shared/contract/layers';
import { useWrite } from '../../api/hooks';
import { useKept } from '../../components/useKept';
import { ConditionEditor } from '../../pickers/ConditionEditor';
import { FormDrawer } from './FormDrawer';

export type RuleDraft = Omit<LayerRule, 'id' | 'sort'> & { readonly id?: number };

/** Writes one rule: who it is about, and the layer that they are in. */
export function RuleDrawer({ rule, onClose }: { readonly rule: RuleDraft; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const kept = useKept(`rule ${JSON.stringify(rule)}`, rule);
  const { value: draft, set: setDraft } = kept;
  const save = useWrite('layer.saveRule');
  const change = (fields: Partial<RuleDraft>): void => setDraft({ ...draft, ...fields });
  const submit = (): void => {
    const { id, axis, layer, name, conditions, enabled } = draft;
    save.mutate(
      { ...(id === undefined ? {} : { id }), axis, layer, name, conditions, enabled },
      {
        onSuccess: () => {
          kept.forget();
          onClose();
        },
      },
    );
  };
  return (
    <FormDrawer
      title={t(rule.id === undefined ? 'growth:newRule' : 'growth:editRule')}
      isSaving={save.isPending}
      onSubmit={submit}
      onClose={onClose}
      kept={kept}
    >
      <Form.Item label={t('growth:ruleLayer')}>
        <Select<Layer>
          value={draft.layer}
          aria-label={t('growth:ruleLayer')}
          options={layersOf[draft.axis].map((value) => ({ value, label: t(`conditions:layer.${value}`) }))}
          onChange={(layer) => change({ layer })}
        />
      </Form.Item>
      <Form.Item label={t('growth:ruleName')} extra={t('growth:ruleNameHelp')}>
        <Input
          value={draft.name}
          maxLength={40}
          aria-label={t('growth:ruleName')}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('growth:ruleConditions')} extra={t('growth:conditionsHelp')}>
        <ConditionEditor value={draft.conditions} accountId={null} onChange={(conditions) => change({ conditions })} />
      </Form.Item>
      <Form.Item label={t('growth:enabled')}>
        <Switch checked={draft.enabled} aria-label={t('growth:enabled')} onChange={(enabled) => change({ enabled })} />
      </Form.Item>
    </FormDrawer>
  );
}
