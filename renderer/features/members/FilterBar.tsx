import { Button, Popover, Segmented } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { asks, newCondition, silenceAsked, type ConditionField } from '#shared/domain/conditions';
import { CloseOutlined } from '../../components/icons';
import { SearchBox, type SearchField } from '../../components/ListPage';
import { AddCondition, useToday } from '../../pickers/ConditionEditor';
import { ConditionRow } from '../../pickers/ConditionRow';
import { conditionText } from '../../pickers/conditionText';
import type { ConditionNames } from '../../pickers/useConditionNames';
import styles from './FilterBar.module.css';
import { filterOf, narrowMembers, selectNobody, type Shown, useMembersUi } from './uiStore';
import { askAhead } from './useMemberList';

interface FilterBarProps {
  readonly box: SearchField;
  readonly accountId: number | null;
  readonly names: ConditionNames;
}

/** Search, and the conditions as chips to click and change. */
export function FilterBar({ box, accountId, names }: FilterBarProps) {
  const { t } = useTranslation();
  const where = useMembersUi((now) => now.where);
  const editing = useMembersUi((now) => now.editing);
  const draft = useMembersUi((now) => now.draft);
  const today = useToday();
  const adding = useMemo(
    () => <AddCondition names={names} onAdd={(field) => addFilter(field, today)} />,
    [names, today],
  );
  return (
    <div className={styles['bar']}>
      <Search box={box} accountId={accountId} />
      {[...where, ...(draft ? [draft] : [])].map((condition, at) => (
        <Chip
          // Chips have no name of their own: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at}-${condition.field}`}
          condition={condition}
          names={names}
          accountId={accountId}
          today={today}
          open={editing === at || condition === draft}
          onOpen={(open) => useMembersUi.setState({ editing: open ? at : null, draft: null })}
          onChange={(changed) => (condition === draft ? writeDraft(draft, changed) : replaceAt(at, changed))}
          onTake={condition === draft && asks(draft) ? () => replaceAt(at, draft, null) : undefined}
          onRemove={() => narrowMembers({ where: where.toSpliced(at, 1), editing: null, draft: null })}
        />
      ))}
      {adding}
      {silenceAsked(where, today) !== null && where.every(({ field }) => field !== 'talk') ? (
        <Button
          type="link"
          size="small"
          onClick={() =>
            narrowMembers({ where: [...where, { is: 'choice', field: 'talk', op: 'none', values: ['unknown'] }] })
          }
        >
          {t('members:leaveUnknown')}
        </Button>
      ) : null}
    </div>
  );
}

/** A text as typed, and the search that the list still answers. */
interface Letters {
  readonly text: string;
  readonly over: string;
}

/** The search, apart: a letter draws it at once, and the list when its answer is there, not what stands around them. */
function Search({ box, accountId }: Pick<FilterBarProps, 'box' | 'accountId'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const search = useMembersUi((now) => now.search);
  const [typed, setTyped] = useState<Letters | null>(null);
  const latest = useRef<Letters | null>(null);
  const type = async (text: string): Promise<void> => {
    const now = useMembersUi.getState();
    const mine = { text, over: now.search };
    latest.current = mine;
    setTyped(mine);
    await askAhead(client, filterOf(accountId, { ...now, search: text }), now.sort);
    // Another letter came, or another filter was shown meanwhile: that one counts.
    if (latest.current === mine && useMembersUi.getState().search === mine.over) narrowMembers({ search: text });
  };
  return (
    <SearchBox
      box={box}
      label={t('members:search')}
      value={typed?.over === search ? typed.text : search}
      onChange={(text) => void type(text)}
      onEscape={selectNobody}
    />
  );
}

/** Whom the list shows: the present, those who left, the archived. */
export function ShownSwitch() {
  const { t } = useTranslation();
  const shown = useMembersUi((now) => now.shown);
  return (
    <Segmented<Shown>
      aria-label={t('members:show')}
      value={shown}
      options={(['now', 'left', 'archived'] as const).map((value) => ({ value, label: t(`members:shown.${value}`) }))}
      onChange={(value) => narrowMembers({ shown: value })}
    />
  );
}

/** Opens the condition of a field, or begins one. `today` is `YYYY-MM-DD`. */
export function addFilter(field: ConditionField, today: string): void {
  const { where } = useMembersUi.getState();
  const known = where.findIndex((one) => one.field === field);
  if (known >= 0) useMembersUi.setState({ editing: known, draft: null });
  else useMembersUi.setState({ draft: newCondition(field, today), editing: null });
}

/** Puts a condition into its place, behind the others where it is new; `editing` is the one to stay open. */
function replaceAt(at: number, condition: Condition, editing: number | null = at): void {
  const { where } = useMembersUi.getState();
  narrowMembers({ where: where.toSpliced(at, 1, condition), editing, draft: null });
}

/** Changes what is being added; once it says what is looked for, the list is narrowed by it. */
function writeDraft(draft: Condition, changed: Condition): void {
  const isWhole = changed.is === 'known' || changed.op === 'empty' || changed.op === 'filled';
  if (changed.op === draft.op || isWhole) replaceAt(useMembersUi.getState().where.length, changed);
  else useMembersUi.setState({ draft: changed });
}

interface ChipProps {
  readonly condition: Condition;
  readonly names: ConditionNames;
  readonly accountId: number | null;
  readonly today: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (condition: Condition) => void;
  /** Narrows the list by what is proposed; left out where that is done, or there is nothing to ask. */
  readonly onTake: (() => void) | undefined;
  readonly onRemove: () => void;
}

const ownsEnter = (field: EventTarget, condition: Condition): boolean =>
  condition.is === 'choice' || (field instanceof Element && field.matches('button, [role=combobox]'));

function Chip({ condition, names, accountId, today, open, onOpen, onChange, onTake, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const isIdle = onTake !== undefined || !asks(condition);
  const text = isIdle ? names.field(condition.field) : conditionText(t, condition, names);
  return (
    <span className={styles['chip']} data-idle={isIdle}>
      <Popover
        open={open}
        onOpenChange={onOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        afterOpenChange={(shown) => {
          // What is to be filled in is the last field; the popover itself would take the first.
          if (shown)
            Array.from(form.current?.querySelectorAll('input') ?? [])
              .at(-1)
              ?.focus();
        }}
        content={
          <div
            ref={form}
            className={styles['form']}
            onKeyDown={(event) => {
              // In a list of choices Enter takes one, on a button it presses it.
              if (event.key !== 'Escape' && (event.key !== 'Enter' || ownsEnter(event.target, condition))) return;
              event.stopPropagation();
              if (event.key === 'Enter' && onTake) onTake();
              else onOpen(false);
            }}
          >
            <ConditionRow condition={condition} names={names} accountId={accountId} today={today} onChange={onChange} />
            {onTake ? (
              <div className={styles['foot']}>
                <Button type="primary" size="small" onClick={onTake}>
                  {t('members:filter')}
                </Button>
              </div>
            ) : null}
          </div>
        }
      >
        <button type="button" className={styles['text']} title={text} aria-expanded={open}>
          {text}
        </button>
      </Popover>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('conditions:removeNamed', { field: names.field(condition.field) })}
        onClick={onRemove}
      />
    </span>
  );
}
