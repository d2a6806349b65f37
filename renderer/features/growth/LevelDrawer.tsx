import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Level } from '#shared/contract/levels';
import { inTree, isWithin } from '#shared/domain/levels';
import { useWrite } from '../../api/hooks';
import { useKept } from '../../components/useKept';
import { ConditionEditor } from '../../pickers/ConditionEditor';
import { FormDrawer } from './FormDrawer';
import styles from './growth.module.css';

export type LevelDraft = Omit<Level, 'id' | 'rank' | 'count'> & { readonly id?: number };

interface LevelDrawerProps {
  readonly level: LevelDraft;
  readonly levels: readonly Level[];
  readonly onClose: () => void;
}

/** Writes one level: its code and name, where it hangs, its gate and what it brings. */
export function LevelDrawer({ level, levels, onClose }: LevelDrawerProps) {
  const { t } = useTranslation();
  const kept = useKept(`level ${JSON.stringify(level)}`, level);
  const { value: draft, set: setDraft } = kept;
  const save = useWrite('level.save');
  const move = useWrite('level.move');
  const change = (fields: Partial<LevelDraft>): void => setDraft({ ...draft, ...fields });
  const { id } = level;
  const parents = inTree(levels).filter((each) => id === undefined || !isWithin(levels, each.level.id, id));
  const submit = (): void => {
    const { code, name, parentId, conditions, benefits, enabled } = draft;
    save.mutate(
      { ...(id === undefined ? {} : { id }), code, name, parentId, conditions, benefits, enabled },
      {
        onSuccess: () => {
          if (id !== undefined && parentId !== level.parentId) move.mutate({ id, parentId, at: 10_000 });
          kept.forget();
          onClose();
        },
      },
    );
  };
  return (
    <FormDrawer
      title={id === undefined ? t('growth:addLevel') : t('growth:editLevel', { code: level.code })}
      isSaving={save.isPending}
      isValid={draft.code.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
      kept={kept}
    >
      <div className={styles['pair']}>
        <Form.Item label={t('growth:code')} required>
          <Input
            value={draft.code}
            maxLength={12}
            aria-label={t('growth:code')}
            onChange={(event) => change({ code: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('growth:levelName')}>
          <Input
            value={draft.name}
            maxLength={40}
            aria-label={t('growth:levelName')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('growth:parent')}>
          <Select<number>
            value={draft.parentId ?? 0}
            aria-label={t('growth:parent')}
            options={[
              { value: 0, label: t('growth:mainLine') },
              ...parents.map((each) => ({
                value: each.level.id,
                label: `${'　'.repeat(each.depth)}${each.level.code}`,
              })),
            ]}
            onChange={(parentId) => change({ parentId: parentId || null })}
          />
        </Form.Item>
      </div>
      <Form.Item label={t('growth:gate')} extra={t('growth:gateHelp')}>
        <ConditionEditor value={draft.conditions} accountId={null} onChange={(conditions) => change({ conditions })} />
      </Form.Item>
      <Form.Item label={t('growth:benefits')}>
        <Input.TextArea
          value={draft.benefits}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-label={t('growth:benefits')}
          onChange={(event) => change({ benefits: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('growth:enabled')} extra={t('growth:levelOffHelp')}>
        <Switch checked={draft.enabled} aria-label={t('growth:enabled')} onChange={(enabled) => change({ enabled })} />
      </Form.Item>
    </FormDrawer>
  );
}
