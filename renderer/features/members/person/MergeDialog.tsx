import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberFields, MemberPage } from '#shared/contract/members';
import { useData, useWrite } from '../../../api/hooks';
import { MemberSelect } from '../../../pickers/MemberSelect';
import { Part } from './Part';
import styles from './MergeDialog.module.css';
import shared from './person.module.css';

interface MergeDialogProps {
  readonly member: MemberPage;
  readonly accountId: number | null;
  readonly onClose: () => void;
  /** The id of the one who stays. */
  readonly onMerged: (id: number) => void;
}

/** Two records of one person become one: who it is, and which of two values stays where they differ. */
export function MergeDialog({ member, accountId, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation();
  const alike = useData('member.alike', { id: member.id, accountId }).data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const other = useData('member.get', { id: chosen ?? 0, accountId }, { enabled: chosen !== null }).data;
  const [taken, setTaken] = useState<Partial<Record<Field, 'own' | 'other'>>>({});
  const merge = useWrite('member.merge');
  const into = chosen === null ? undefined : other;
  return (
    <Modal
      open
      width={560}
      title={t('person:merge.title', { name: member.nickname })}
      okText={t('person:merge.do')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !into, loading: merge.isPending }}
      onCancel={onClose}
      onOk={() => {
        if (!into) return;
        const fields = merged(member, into, taken, (what, value) =>
          t('person:merge.also', { what: t(`members:column.${what}`), value }),
        );
        merge.mutate({ keepId: into.id, goneId: member.id, fields }, { onSuccess: () => onMerged(into.id) });
      }}
    >
      <MemberSelect
        label={t('person:merge.into')}
        accountId={accountId}
        value={chosen}
        except={member.id}
        onChange={(id) => {
          setChosen(id);
          setTaken({});
        }}
      />
      {alike.length === 0 ? null : (
        <div className={styles['alike']} role="group" aria-label={t('person:merge.alike')}>
          {alike.map((one) => (
            <Button key={one.id} size="small" onClick={() => setChosen(one.id)} aria-pressed={chosen === one.id}>
              {[one.nickname, one.wechatId ?? '', t(`person:merge.why.${one.why}`)]
                .filter((text) => text !== '')
                .join(' · ')}
            </Button>
          ))}
        </div>
      )}
      {into ? (
        <Part title={t('person:merge.choose')}>
          <div className={styles['merge']}>
            {FIELDS.map((field) => (
              <Choice
                key={field}
                field={field}
                own={text(member, field)}
                other={text(into, field)}
                taken={choice(into, field, taken)}
                onTake={(which) => setTaken({ ...taken, [field]: which })}
              />
            ))}
          </div>
          <p className={shared['none']}>{t('person:merge.rest')}</p>
        </Part>
      ) : (
        <p className={shared['none']}>{t('person:merge.explain')}</p>
      )}
    </Modal>
  );
}

const FIELDS = ['nickname', 'wechatId', 'phone', 'city', 'gender'] as const;
type Field = (typeof FIELDS)[number];
type Taken = Partial<Record<Field, 'own' | 'other'>>;

const text = (member: MemberPage, field: Field): string => member[field] ?? '';

/** Whose value stays: the one chosen, else the other's unless it is empty. */
const choice = (other: MemberPage, field: Field, taken: Taken): 'own' | 'other' =>
  taken[field] ?? (text(other, field) === '' ? 'own' : 'other');

/** What the one person then is; a WeChat ID, phone or city given up is kept in the note, and so is either's note. */
function merged(
  own: MemberPage,
  other: MemberPage,
  taken: Taken,
  also: (what: Field, value: string) => string,
): MemberFields {
  const from = (field: Field): MemberPage => (choice(other, field, taken) === 'own' ? own : other);
  const given = (field: Field): string => text(from(field) === own ? other : own, field);
  const lost = (['wechatId', 'phone', 'city'] as const)
    .filter((field) => given(field) !== '' && given(field) !== text(from(field), field))
    .map((field) => also(field, given(field)));
  return {
    nickname: from('nickname').nickname,
    wechatId: from('wechatId').wechatId,
    phone: from('phone').phone,
    city: from('city').city,
    gender: from('gender').gender,
    note: [...new Set([other.note, own.note, ...lost])]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, 20_000),
  };
}

interface ChoiceProps {
  readonly field: Field;
  readonly own: string;
  readonly other: string;
  readonly taken: 'own' | 'other';
  readonly onTake: (which: 'own' | 'other') => void;
}

function Choice({ field, own, other, taken, onTake }: ChoiceProps) {
  const { t } = useTranslation();
  const name = t(`members:column.${field}`);
  if (own === '' && other === '') return null;
  const shown = (value: string): string => (field === 'gender' ? t(`members:gender.${value || 'unknown'}`) : value);
  return (
    <>
      <span className={styles['mergeName']}>{name}</span>
      {own === other || own === '' || other === '' ? (
        <span className={styles['same']}>{shown(other === '' ? own : other)}</span>
      ) : (
        <Radio.Group
          className={styles['same'] ?? ''}
          aria-label={name}
          value={taken}
          options={[
            { value: 'other', label: shown(other) },
            { value: 'own', label: shown(own) },
          ]}
          onChange={(event) => onTake(event.target.value === 'own' ? 'own' : 'other')}
        />
      )}
    </>
  );
}
