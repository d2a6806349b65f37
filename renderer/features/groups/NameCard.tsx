import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { counterOf } from '#shared/domain/groupName';
import { useData, useWrite } from '../../api/hooks';
import { Card } from './Card';
import { CopyButton } from './CopyButton';
import styles from './GroupPage.module.css';
import { NameFieldInputs, patternWords } from './NameFieldInputs';

/** The group's name and kind, with the composer that builds a name by the kind's pattern. */
export function NameCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const kinds = useData('kind.list', undefined).data;
  const save = useWrite('group.update');
  const kind = kinds?.find((one) => one.id === group.kindId);
  const name = draft ?? group.name;
  // Kept until the stored name has caught up, or the old one would show for a moment.
  if (draft !== null && draft === group.name) setDraft(null);
  const commit = (): void => {
    if (draft === null || save.isPending) return;
    const wanted = draft.trim();
    if (wanted === '') setDraft(null);
    else {
      setDraft(wanted);
      save.mutate({ id: group.id, name: wanted });
    }
  };
  return (
    <Card title={t('groups:page.name')} extra={<CopyButton what={t('groups:page.name')} text={group.name} />}>
      <div className={styles['row']}>
        <Input
          value={name}
          maxLength={200}
          aria-label={t('groups:page.name')}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onPressEnter={commit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        <Select
          style={{ width: 150, flex: 'none' }}
          aria-label={t('groups:page.kind')}
          value={group.kindId}
          options={(kinds ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={(kindId) => save.mutate({ id: group.id, kindId })}
        />
        <Button disabled={!kind?.namingPattern} aria-expanded={composing} onClick={() => setComposing(!composing)}>
          {t('groups:page.compose')}
        </Button>
      </div>
      {composing && kind ? (
        <Composer group={group} pattern={kind.namingPattern} onUsed={() => setComposing(false)} />
      ) : null}
      {kind && kind.posts !== '' ? (
        <div className={styles['row']}>
          <span className={styles['key']}>{t('groups:page.posts')}</span>
          <span className={styles['value']}>{kind.posts}</span>
        </div>
      ) : null}
    </Card>
  );
}

interface ComposerProps {
  readonly group: GroupDetail;
  readonly pattern: string;
  readonly onUsed: () => void;
}

function Composer({ group, pattern, onUsed }: ComposerProps) {
  const { t } = useTranslation();
  const [fields, setFields] = useState({ region: group.region, category: group.category, brand: group.brand });
  const [number, setNumber] = useState(group.number);
  const save = useWrite('group.update');
  const suggestion = useData(
    'group.suggestName',
    { kindId: group.kindId, groupId: group.id, ...fields, ...(number === '' ? {} : { number }) },
    { placeholderData: (previous) => previous },
  ).data?.[0];
  const ready = suggestion !== undefined && suggestion.name !== '' && !suggestion.taken;
  return (
    <Form layout="vertical" component="div" className={styles['compose'] ?? ''}>
      {patternWords(pattern).length > 0 ? (
        <NameFieldInputs pattern={pattern} value={fields} onChange={setFields} />
      ) : null}
      {counterOf(pattern) ? (
        <Form.Item label={t('groups:page.number')} className={styles['number'] ?? ''}>
          <Input
            value={number}
            maxLength={12}
            placeholder={suggestion?.number ?? ''}
            aria-label={t('groups:page.number')}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Form.Item>
      ) : null}
      <div className={styles['result']}>
        <strong title={suggestion?.name}>{suggestion?.name}</strong>
        {suggestion ? (
          <span className={suggestion.taken ? styles['late'] : styles['quiet']}>
            {t(suggestion.taken ? 'groups:page.taken' : 'groups:page.free')}
          </span>
        ) : null}
        <Button
          type="primary"
          className={styles['push'] ?? ''}
          disabled={!ready}
          onClick={() => {
            if (suggestion)
              save.mutate(
                { id: group.id, ...fields, name: suggestion.name, number: suggestion.number },
                { onSuccess: onUsed },
              );
          }}
        >
          {t('groups:page.use')}
        </Button>
      </div>
    </Form>
  );
}
