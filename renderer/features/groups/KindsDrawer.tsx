import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupKind } from '#shared/contract/groups';
import { composeName } from '#shared/domain/groupName';
import { useData, useWrite } from '../../api/hooks';
import { ListDrawer } from './ListDrawer';
import { ListForm } from './ListForm';
import styles from './ListDrawer.module.css';

type Draft = Omit<GroupKind, 'id' | 'code' | 'groups'>;

const blank: Draft = {
  name: '',
  audience: 'C',
  purpose: '',
  namingPattern: '',
  posts: '',
  rules: '',
  welcome: '',
  nextKindId: null,
  capacityBest: 300,
  capacityFull: 400,
  capacityMax: 500,
};
const FIELDS = ['region', 'category', 'brand', 'house', 'number', 'letter'] as const;
const TEXTS = ['purpose', 'posts', 'rules', 'welcome'] as const;
const CAPACITIES = ['capacityBest', 'capacityFull', 'capacityMax'] as const;

/** The group kinds: what each is for, how its groups are named, what new ones start with. */
export function KindsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const kinds = useData('kind.list', undefined).data ?? [];
  return (
    <ListDrawer
      title={t('groups:kinds.title')}
      newLabel={t('groups:kinds.new')}
      items={kinds}
      countOf={({ groups }) => groups}
      onClose={onClose}
    >
      {(kind, choose) => <KindForm kind={kind} kinds={kinds} onChoose={choose} />}
    </ListDrawer>
  );
}

interface KindFormProps {
  readonly kind: GroupKind | undefined;
  readonly kinds: readonly GroupKind[];
  readonly onChoose: (id: number | null) => void;
}

function KindForm({ kind, kinds, onChoose }: KindFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(kind ?? blank);
  const save = useWrite('kind.save');
  const change = (fields: Partial<Draft>): void => setDraft({ ...draft, ...fields });
  // The pattern keeps its fields in English; the operator reads and writes them in their own words.
  const shownPattern = FIELDS.reduce(
    (text, field) => text.replaceAll(`{${field}}`, `{${t(`groups:kinds.field.${field}`)}}`),
    draft.namingPattern,
  );
  const patternOf = (typed: string): string =>
    FIELDS.reduce((text, field) => text.replaceAll(`{${t(`groups:kinds.field.${field}`)}}`, `{${field}}`), typed);
  const rising = draft.capacityBest <= draft.capacityFull && draft.capacityFull <= draft.capacityMax;
  const example = composeName(
    draft.namingPattern,
    {
      region: t('groups:kinds.sampleRegion'),
      category: t('groups:kinds.sampleCategory'),
      brand: t('groups:kinds.sampleBrand'),
      house: t('groups:kinds.sampleHouse'),
    },
    draft.namingPattern.includes('{letter}') ? 'A' : '3',
  );
  return (
    <ListForm item={kind} draft={draft} save={save} isValid={rising} onChoose={onChoose}>
      <div className={styles['pair']}>
        <Form.Item label={t('groups:kinds.name')} required>
          <Input
            value={draft.name}
            maxLength={40}
            aria-label={t('groups:kinds.name')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('groups:kinds.audience')}>
          <Select
            value={draft.audience}
            aria-label={t('groups:kinds.audience')}
            options={(['C', 'B'] as const).map((side) => ({ value: side, label: t(`groups:kinds.side.${side}`) }))}
            onChange={(audience) => change({ audience })}
          />
        </Form.Item>
        <Form.Item label={t('groups:page.next')}>
          <Select
            allowClear
            value={draft.nextKindId}
            aria-label={t('groups:page.next')}
            placeholder={t('app:common.none')}
            options={kinds.filter((one) => one.id !== kind?.id).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: number | null | undefined) => change({ nextKindId: id ?? null })}
          />
        </Form.Item>
      </div>
      <Form.Item
        label={t('groups:kinds.pattern')}
        extra={
          <>
            {t('groups:kinds.patternHelp')}
            {example === '' ? null : <div>{t('groups:kinds.example', { name: example })}</div>}
          </>
        }
      >
        <Input
          value={shownPattern}
          maxLength={200}
          aria-label={t('groups:kinds.pattern')}
          onChange={(event) => change({ namingPattern: patternOf(event.target.value) })}
        />
      </Form.Item>
      {TEXTS.map((field) => (
        <Form.Item key={field} label={t(`groups:kinds.${field}`)}>
          <Input.TextArea
            value={draft[field]}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={20_000}
            aria-label={t(`groups:kinds.${field}`)}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </Form.Item>
      ))}
      <div className={styles['pair']}>
        {CAPACITIES.map((field) => (
          <Form.Item key={field} label={t(`groups:kinds.${field}`)} {...(rising ? {} : { validateStatus: 'error' })}>
            <InputNumber
              controls={false}
              min={1}
              max={100_000}
              value={draft[field]}
              aria-label={t(`groups:kinds.${field}`)}
              onChange={(value) => change({ [field]: value ?? 1 })}
            />
          </Form.Item>
        ))}
      </div>
    </ListForm>
  );
}
