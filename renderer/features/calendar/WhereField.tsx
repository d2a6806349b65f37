import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SlotDraft, SlotKind } from '#shared/contract/calendar';
import { useData } from '../../api/hooks';
import { GroupPicker } from '../../pickers/GroupPicker';

interface WhereFieldProps {
  readonly draft: SlotDraft;
  readonly accountId: number | null;
  /** A stored slot stays of its kind. */
  readonly fixed: boolean;
  readonly onChange: (part: Partial<SlotDraft>) => void;
}

/** Where it goes: groups, or the Moments of one account. */
export function WhereField({ draft, accountId, fixed, onChange }: WhereFieldProps) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data ?? [];
  return (
    <>
      {fixed ? null : (
        <Segmented<SlotKind>
          aria-label={t('calendar:editor.where')}
          value={draft.kind}
          options={[
            { value: 'group', label: t('calendar:editor.toGroups') },
            { value: 'moments', label: t('calendar:moments') },
          ]}
          onChange={(kind) =>
            onChange(
              kind === 'group'
                ? { kind, accountId: null }
                : { kind, groupIds: [], accountId: accountId ?? accounts[0]?.id ?? null },
            )
          }
        />
      )}
      {draft.kind === 'group' ? (
        <GroupPicker accountId={accountId} value={draft.groupIds} onChange={(groupIds) => onChange({ groupIds })} />
      ) : (
        <Select<number | null>
          aria-label={t('calendar:editor.account')}
          value={draft.accountId}
          disabled={fixed}
          options={accounts.map((account) => ({ value: account.id, label: account.name }))}
          onChange={(chosen) => onChange({ accountId: chosen })}
          style={{ width: '100%' }}
        />
      )}
    </>
  );
}
