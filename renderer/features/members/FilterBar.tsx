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
import { filterOf, narrowMembers, type Shown, useMembersUi } from './uiStore';
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
  const today = useToday();
  const adding = useMemo(
    () => <AddCondition names={names} onAdd={(field) => addFilter(field, today)} />,
    [names, today],
  );
  return (
    <div className={styles['bar']}>
      <Search box={box} accountId={accountId} />
      {where.map((condition, at) => (
        <Chip
          // Chips have no name of their own: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at}-${condition.field}`}
          condition={condition}
          names={names}
          accountId={accountId}
          today={today}
          open={editing === at}
          onOpen={(open) => useMembersUi.setState({ editing: open ? at : null })}
          onChange={(changed) => narrowMembers({ where: where.map((one, index) => (index === at ? changed : one)) })}
          onRemove={() => narrowMembers({ where: where.filter((_, index) => index !== at), editing: null })}
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

/** Opens the condition of a field, or adds one. `today` is `YYYY-MM-DD`. */
export function addFilter(field: ConditionField, today: string): void {
  const { where } = useMembersUi.getState();
  const known = where.findIndex((one) => one.field === field);
  if (known >= 0) useMembersUi.setState({ editing: known });
  else narrowMembers({ where: [...where, newCondition(field, today)], editing: where.length });
}

interface ChipProps {
  readonly condition: Condition;
  readonly names: ConditionNames;
  readonly accountId: number | null;
  readonly today: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function Chip({ condition, names, accountId, today, open, onOpen, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const text = asks(condition) ? conditionText(t, condition, names) : names.field(condition.field);
  return (
    <span className={styles['chip']} data-idle={!asks(condition)}>
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
              // In a list of choices Enter takes one.
              if (event.key !== 'Escape' && (event.key !== 'Enter' || condition.is === 'choice')) return;
              event.stopPropagation();
              onOpen(false);
            }}
          >
            <ConditionRow condition={condition} names={names} accountId={accountId} today={today} onChange={onChange} />
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
