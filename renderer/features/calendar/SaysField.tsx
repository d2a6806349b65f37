import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SlotDraft } from '#shared/contract/calendar';
import { ScriptPicker } from '../../pickers/ScriptPicker';
import { useData } from '../../api/hooks';
import { Bubbles } from '../../components/Bubbles';
import styles from './SlotDrawer.module.css';
import type { EditedSlot } from './slotDraft';

interface SaysFieldProps {
  readonly edited: EditedSlot;
  readonly accountId: number | null;
  readonly onChange: (part: Partial<SlotDraft>, oneOff: boolean) => void;
}

/** What goes out: a prepared script, shown as bubbles, or a text written for this slot only. */
export function SaysField({ edited, accountId, onChange }: SaysFieldProps) {
  const { t } = useTranslation();
  const { draft, oneOff } = edited;
  const script = useData('script.get', { id: draft.scriptId ?? 1 }, { enabled: draft.scriptId !== null }).data;
  return (
    <>
      <Segmented<'script' | 'oneOff'>
        aria-label={t('calendar:editor.says')}
        value={oneOff ? 'oneOff' : 'script'}
        options={[
          { value: 'script', label: t('calendar:editor.script') },
          { value: 'oneOff', label: t('calendar:editor.oneOff') },
        ]}
        onChange={(how) =>
          how === 'oneOff'
            ? onChange({ scriptId: null, inlineText: draft.inlineText ?? '' }, true)
            : onChange({ inlineText: null }, false)
        }
      />
      {oneOff ? (
        <Input.TextArea
          aria-label={t('calendar:editor.oneOff')}
          autoFocus
          autoSize={{ minRows: 4, maxRows: 12 }}
          value={draft.inlineText ?? ''}
          maxLength={20_000}
          className={styles['oneOff'] ?? ''}
          showCount={{ formatter: ({ count }) => t('calendar:editor.chars', { n: count }) }}
          placeholder={t('calendar:editor.oneOffHint', { a: '{{nickname}}', b: '{{group}}' })}
          onChange={(event) => onChange({ inlineText: event.target.value, scriptId: null }, true)}
        />
      ) : (
        <ScriptPicker
          aria-label={t('calendar:editor.script')}
          accountId={accountId}
          value={draft.scriptId}
          onChange={(scriptId) => onChange({ scriptId, inlineText: null }, false)}
        />
      )}
      {!oneOff && script && draft.scriptId === script.id ? (
        <div className={styles['bubbles']} role="group" aria-label={t('scripts:editor.preview')} tabIndex={0}>
          <Bubbles parts={script.parts} />
        </div>
      ) : null}
    </>
  );
}
