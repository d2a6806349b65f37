import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonField } from '#shared/contract/fields';
import type { Standing } from '#shared/contract/memberPage';
import { request } from '../../../api/client';
import { useData, useWrite } from '../../../api/hooks';
import { MoreOutlined, PlusOutlined } from '../../../components/icons';
import { useUndo } from '../../../components/undo';
import { EditableText } from './EditableText';
import { Part } from './Part';
import styles from './person.module.css';

/** The operator's own fields: what the member has in each, and the fields themselves added, renamed, put away. */
export function OwnFields({ id, standing }: { readonly id: number; readonly standing: Standing }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const fields = useData('field.list', undefined).data ?? [];
  const remove = useWrite('field.delete');
  const [naming, setNaming] = useState<PersonField | 'new' | null>(null);
  return (
    <Part
      title={t('person:field.title')}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setNaming('new')}>
          {t('person:field.add')}
        </Button>
      }
    >
      {fields.length === 0 && naming === null ? <p className={styles['none']}>{t('person:field.none')}</p> : null}
      <ul className={styles['fields']}>
        {fields.map((field) => (
          <li key={field.id} className={styles['field']}>
            {naming !== 'new' && naming?.id === field.id ? (
              <FieldName field={field} onClose={() => setNaming(null)} />
            ) : (
              <>
                <span className={styles['fieldName']} title={field.name}>
                  {field.name}
                </span>
                <div className={styles['fieldText']}>
                  <EditableText
                    label={field.name}
                    value={standing.extra[field.id] ?? ''}
                    empty={t('person:field.empty')}
                    maxLength={2000}
                    save={(text) => request('member.setExtra', { id, fieldId: field.id, text })}
                  />
                </div>
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [
                      { key: 'rename', label: t('person:field.rename') },
                      { key: 'delete', label: t('app:common.delete') },
                    ],
                    onClick: ({ key }) => {
                      if (key === 'rename') setNaming(field);
                      else
                        remove.mutate(
                          { id: field.id },
                          { onSuccess: () => offer(t('operations:field.delete', { name: field.name })) },
                        );
                    },
                  }}
                >
                  <Button
                    type="text"
                    size="small"
                    icon={<MoreOutlined />}
                    title={t('app:common.more')}
                    aria-label={`${t('app:common.more')} ${field.name}`}
                  />
                </Dropdown>
              </>
            )}
          </li>
        ))}
      </ul>
      {naming === 'new' ? <FieldName field={null} onClose={() => setNaming(null)} /> : null}
    </Part>
  );
}

function FieldName({ field, onClose }: { readonly field: PersonField | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const save = useWrite('field.save');
  const [name, setName] = useState(field?.name ?? '');
  return (
    <Input.Search
      autoFocus
      maxLength={40}
      value={name}
      placeholder={t('person:field.name')}
      aria-label={t('person:field.name')}
      enterButton={t('app:common.save')}
      loading={save.isPending}
      onChange={(event) => setName(event.target.value)}
      onSearch={(typed) => {
        if (typed.trim() === '') return onClose();
        save.mutate({ ...(field ? { id: field.id } : {}), name: typed.trim() }, { onSuccess: onClose });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    />
  );
}
