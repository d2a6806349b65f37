import { CopyOutlined, DeleteOutlined } from '../../components/icons';
import { App, Button, Drawer, Dropdown, Input, Radio, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotReach } from '#shared/contract/calendar';
import { addDays } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { KeptNote } from '../../components/KeptNote';
import { useKeys } from '../../components/keys';
import { useUndo } from '../../components/undo';
import { useKept } from '../../components/useKept';
import { ConflictList } from './ConflictList';
import { RepeatField } from './RepeatField';
import { SaysField } from './SaysField';
import styles from './SlotDrawer.module.css';
import { draftOf, missingIn, type EditedSlot } from './slotDraft';
import { TargetList } from './TargetList';
import { WhenField } from './WhenField';
import { WhereField } from './WhereField';
import { firstWeekday } from './weekdays';

interface SlotDrawerProps {
  /** A new draft, or the id of the slot to edit. */
  readonly open: EditedSlot | number;
  readonly accountId: number | null;
  readonly onClose: () => void;
}

/** The editor of one slot: when, what, where, how often, and what speaks against it. */
export function SlotDrawer({ open, accountId, onClose }: SlotDrawerProps) {
  const { t } = useTranslation();
  const id = typeof open === 'number' ? open : 0;
  const stored = useData('slot.get', { id: Math.max(id, 1) }, { enabled: id > 0 });
  // What was read last time may have been changed since: editing begins with what is read now.
  const [begun, begin] = useState(0);
  if (id > 0 && begun !== id && stored.data && !stored.isStale) begin(id);
  const start = typeof open === 'number' ? (stored.data && begun === id ? draftOf(stored.data) : null) : open;
  const gone = id > 0 && stored.isFetched && stored.data === null;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  return (
    <Drawer
      open
      size={580}
      onClose={onClose}
      title={t(id > 0 ? 'calendar:editor.edit' : 'calendar:editor.new')}
      styles={{ body: { padding: 0 } }}
      destroyOnHidden
    >
      {start ? (
        <Editor key={id} start={start} accountId={accountId} onClose={onClose} />
      ) : (
        <Skeleton active className={styles['waiting'] ?? ''} />
      )}
    </Drawer>
  );
}

/** What a draft is of: a slot as it is stored, or a new one whenever it is. */
function nameOf({ slotId, draft }: EditedSlot, accountId: number | null): string {
  return `slot ${JSON.stringify(slotId === null ? [accountId, { ...draft, starts: '' }] : [slotId, draft])}`;
}

function Editor({
  start,
  accountId,
  onClose,
}: {
  readonly start: EditedSlot;
  readonly accountId: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const kept = useKept(nameOf(start, accountId), start, (found) =>
    // A new one stands where it was opened this time.
    start.slotId === null ? { ...found, draft: { ...found.draft, starts: start.draft.starts } } : found,
  );
  const { value: edited, set: setEdited } = kept;
  const [reach, setReach] = useState<SlotReach>('this');
  const known = useData('slot.get', { id: edited.slotId ?? 1 }, { enabled: edited.slotId !== null }).data;
  // A query that is switched off still gives what another slot left in the cache.
  const stored = edited.slotId === null ? undefined : known;
  const create = useWrite('slot.create');
  const update = useWrite('slot.update');
  const remove = useWrite('slot.delete');
  const { draft, slotId } = edited;
  const repeated = start.draft.repeat !== null && slotId !== null;
  // One time of a repetition is changed alone: its rhythm belongs to all of them.
  const alone = repeated && reach === 'this';
  const checked = useData(
    'slot.conflicts',
    { draft: alone ? { ...draft, repeat: null } : draft, slotId },
    { placeholderData: (before) => before },
  ).data;
  const missing = missingIn(edited);
  const change = (part: Partial<EditedSlot['draft']>): void => setEdited({ ...edited, draft: { ...draft, ...part } });
  const settled = stored !== undefined && stored !== null && stored.counts.due === 0;
  const again = (): void => {
    const starts = `${addDays(draft.starts.slice(0, 10), 1)}T${draft.starts.slice(11)}`;
    setEdited({ ...edited, slotId: null, draft: { ...draft, starts, repeat: null } });
  };
  const saving = create.isPending || update.isPending;

  const save = (): void => {
    if (settled) return;
    if (missing !== null) {
      void message.warning(t(`calendar:editor.missing.${missing}`));
      return;
    }
    const done = {
      onSuccess: () => {
        kept.forget();
        onClose();
      },
    };
    if (slotId === null) create.mutate(draft, done);
    else update.mutate({ id: slotId, reach, draft }, done);
  };
  const drop = (how: SlotReach): void => {
    if (slotId === null) return;
    remove.mutate(
      { ids: [slotId], reach: how },
      {
        onSuccess: () => {
          kept.forget();
          onClose();
          offer(t('calendar:deleted', { n: 1 }));
        },
      },
    );
  };

  useKeys(t('calendar:editor.edit'), [{ keys: '$mod+Enter', label: t('app:common.save'), run: save, always: true }]);

  return (
    <div className={styles['editor']}>
      <div key={String(kept.isRestored)} className={styles['fields']}>
        <KeptNote shown={kept.isRestored} onDrop={kept.drop} />
        <Field label={t('calendar:editor.when')}>
          <WhenField draft={draft} onChange={change} />
        </Field>
        <Field label={t('calendar:editor.says')}>
          <SaysField
            edited={edited}
            accountId={draft.accountId ?? accountId}
            onChange={(part, oneOff) => setEdited({ ...edited, oneOff, draft: { ...draft, ...part } })}
          />
        </Field>
        <Field label={t('calendar:editor.where')}>
          <WhereField draft={draft} accountId={accountId} fixed={slotId !== null} onChange={change} />
        </Field>
        {alone ? null : (
          <Field label={t('calendar:repeat.title')}>
            <RepeatField
              value={draft.repeat}
              firstDay={draft.starts.slice(0, 10)}
              firstWeekday={firstWeekday(draft.starts)}
              onChange={(repeat) => change({ repeat })}
            />
          </Field>
        )}
        <Field label={t('calendar:editor.note')}>
          <Input.TextArea
            aria-label={t('calendar:editor.note')}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </Field>
        {stored ? <TargetList targets={stored.targets} zone={draft.zone} /> : null}
      </div>
      <div className={styles['checks']}>
        {settled ? (
          <p className={styles['clear']}>{t('calendar:editor.settled')}</p>
        ) : (
          <ConflictList conflicts={checked ?? []} zone={draft.zone} />
        )}
      </div>
      <footer className={styles['foot']}>
        {slotId === null ? null : repeated ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: (['this', 'later'] as const).map((key) => ({
                key,
                label: t(`calendar:delete.${key}`),
                disabled: settled && key === 'this',
              })),
              onClick: ({ key }) => drop(key === 'later' ? 'later' : 'this'),
            }}
          >
            <Button icon={<DeleteOutlined />}>{t('app:common.delete')}</Button>
          </Dropdown>
        ) : (
          <Button icon={<DeleteOutlined />} disabled={settled} onClick={() => drop('this')}>
            {t('app:common.delete')}
          </Button>
        )}
        <span className={styles['gap']} />
        {repeated ? (
          <Radio.Group
            aria-label={t('calendar:reach.title')}
            value={reach}
            onChange={(event) => setReach(event.target.value === 'later' ? 'later' : 'this')}
            options={[
              { value: 'this', label: t('calendar:reach.this') },
              { value: 'later', label: t('calendar:reach.later') },
            ]}
          />
        ) : null}
        {settled ? (
          <Button type="primary" icon={<CopyOutlined />} onClick={again}>
            {t('calendar:editor.again')}
          </Button>
        ) : (
          <Button type="primary" loading={saving} onClick={save} title="Ctrl+Enter">
            {t('app:common.save')}
          </Button>
        )}
      </footer>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className={styles['field']}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
