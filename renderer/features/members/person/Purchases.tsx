import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '#shared/contract/purchases';
import { fenOf, yuanOf } from '#shared/domain/accounts';
import { localDay } from '#shared/domain/time';
import { useData, useWrite } from '../../../api/hooks';
import { DayField } from '../../../components/DayField';
import { DeleteOutlined, EditOutlined } from '../../../components/icons';
import { useMoney } from '../../../components/money';
import { useUndo } from '../../../components/undo';
import { GroupSelect } from '../../../pickers/GroupSelect';
import { Part } from './Part';
import styles from './person.module.css';

interface PurchasesProps {
  readonly id: number;
  readonly accountId: number | null;
}

/** A member's orders, with a line to add one; what was given back is an amount below zero. */
export function Purchases({ id, accountId }: PurchasesProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const money = useMoney();
  const list = useData('purchase.list', { accountId, personId: id, limit: 2000 }).data;
  const standing = useData('member.standing', { id, accountId }).data;
  const add = useWrite('purchase.add');
  const update = useWrite('purchase.update');
  const remove = useWrite('purchase.delete');
  const [editing, setEditing] = useState<number | null>(null);
  return (
    <Part title={t('person:order.count', { count: standing?.orders ?? 0, money: money(standing?.spentFen ?? 0) })}>
      <OrderForm
        accountId={accountId}
        order={null}
        onSave={(order) => add.mutate({ personId: id, ...order }, { onSuccess: () => offer(t('person:order.added')) })}
      />
      {list?.length === 0 ? <p className={styles['none']}>{t('person:order.none')}</p> : null}
      <ul className={styles['orders']}>
        {(list ?? []).map((order) =>
          editing === order.id ? (
            <li key={order.id}>
              <OrderForm
                accountId={accountId}
                order={order}
                onSave={(changes) => update.mutate({ id: order.id, changes }, { onSuccess: () => setEditing(null) })}
                onClose={() => setEditing(null)}
              />
            </li>
          ) : (
            <li key={order.id} className={styles['order']}>
              <time dateTime={order.onDay} className={styles['day']}>
                {order.onDay}
              </time>
              <span className={styles['what']}>
                {order.what || t('person:order.noName')}
                {order.orders === 1 ? null : ` · ${t('person:order.many', { count: order.orders })}`}
                {order.groupName === null ? null : <span className={styles['where']}> · {order.groupName}</span>}
              </span>
              <span className={styles['amount']}>{money(order.amountFen)}</span>
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                title={t('app:common.edit')}
                aria-label={`${t('app:common.edit')} ${order.what}`}
                onClick={() => setEditing(order.id)}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                title={t('app:common.delete')}
                aria-label={`${t('app:common.delete')} ${order.what}`}
                onClick={() =>
                  remove.mutate(
                    { ids: [order.id] },
                    { onSuccess: () => offer(t('operations:purchase.delete', { count: 1 })) },
                  )
                }
              />
            </li>
          ),
        )}
      </ul>
    </Part>
  );
}

/** Fen of an amount typed in yuan, below zero with a minus sign; null where it is none. */
function fenTyped(typed: string): number | null {
  const [, minus, rest = ''] = /^\s*([-−－])?(.*)$/.exec(typed) ?? [];
  const fen = fenOf(rest);
  return fen !== null && minus !== undefined ? -fen : fen;
}

interface OrderFormProps {
  readonly accountId: number | null;
  /** Null = a new one. */
  readonly order: Purchase | null;
  readonly onSave: (order: Pick<Purchase, 'onDay' | 'what' | 'amountFen' | 'groupId'>) => void;
  readonly onClose?: () => void;
}

function OrderForm({ accountId, order, onSave, onClose }: OrderFormProps) {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  const [onDay, setDay] = useState(() => order?.onDay ?? localDay(Date.now(), zone));
  const [what, setWhat] = useState(order?.what ?? '');
  const [amount, setAmount] = useState(order ? yuanOf(order.amountFen) : '');
  const [groupId, setGroup] = useState(order?.groupId ?? null);
  const first = useRef<InputRef>(null);
  const amountFen = fenTyped(amount);
  const wrong = amount.trim() !== '' && amountFen === null;
  return (
    <form
      className={styles['orderForm']}
      aria-label={t(order ? 'person:order.change' : 'person:order.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (amountFen === null || onDay === '') return;
        onSave({ onDay, what: what.trim(), amountFen, groupId });
        setWhat('');
        setAmount('');
        first.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onClose) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <DayField label={t('person:order.day')} value={onDay} allowClear={false} onChange={setDay} />
      <Input
        ref={first}
        value={what}
        maxLength={200}
        placeholder={t('person:order.what')}
        aria-label={t('person:order.what')}
        onChange={(event) => setWhat(event.target.value)}
      />
      <Input
        value={amount}
        className={styles['yuan'] ?? ''}
        maxLength={16}
        inputMode="decimal"
        prefix="¥"
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-label={t('person:order.amount')}
        placeholder={t('person:order.amount')}
        onChange={(event) => setAmount(event.target.value)}
      />
      <GroupSelect
        label={t('members:column.group')}
        placeholder={t('person:order.noGroup')}
        accountId={accountId}
        value={groupId}
        onChange={setGroup}
      />
      <Button htmlType="submit" disabled={amountFen === null}>
        {t(order ? 'app:common.save' : 'person:order.add')}
      </Button>
    </form>
  );
}
