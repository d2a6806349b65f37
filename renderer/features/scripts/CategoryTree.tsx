import { figure } from '../../components/figure';
import { MoreOutlined, PlusOutlined } from '../../components/icons';
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptCategory } from '#shared/contract/scripts';
import { useWrite } from '../../api/hooks';
import { useUndo } from '../../components/undo';
import { useScriptsUi } from './drafts';
import styles from './CategoryTree.module.css';

/** A category being named: a new one below `parentId`, or the one of `id`. */
interface Naming {
  readonly id?: number;
  readonly parentId: number | null;
  readonly name: string;
}

/** The categories in order of the tree, each with its depth. */
export function inTree(
  categories: readonly ScriptCategory[],
  parentId: number | null = null,
  depth = 0,
): readonly { readonly category: ScriptCategory; readonly depth: number }[] {
  return categories
    .filter((category) => category.parentId === parentId)
    .flatMap((category) => [{ category, depth }, ...inTree(categories, category.id, depth + 1)]);
}

/** The categories at the left: choose one, name, nest and delete them. */
export function CategoryTree({ categories }: { readonly categories: readonly ScriptCategory[] }) {
  const { t } = useTranslation();
  const { category: chosen, archived, show } = useScriptsUi();
  const [naming, setNaming] = useState<Naming | null>(null);
  const save = useWrite('category.save');
  const remove = useWrite('category.delete');
  const { offer } = useUndo();

  const finish = (): void => {
    if (naming && naming.name.trim() !== '') save.mutate({ ...naming, name: naming.name.trim().slice(0, 40) });
    setNaming(null);
  };
  const field = (depth: number) =>
    naming ? (
      <Input
        autoFocus
        size="small"
        maxLength={40}
        className={styles['field'] ?? ''}
        style={{ marginLeft: 8 + depth * 12 }}
        aria-label={t('scripts:category.name')}
        placeholder={t('scripts:category.name')}
        value={naming.name}
        onChange={(event) => setNaming({ ...naming, name: event.target.value })}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) finish();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setNaming(null);
        }}
        onBlur={finish}
      />
    ) : null;
  const pick = (category: number | 'none' | null, inArchive = false) => ({
    type: 'button' as const,
    className: styles['item'],
    'aria-current': chosen === category && archived === inArchive ? ('true' as const) : undefined,
    onClick: () => show({ category, archived: inArchive }),
  });

  return (
    <nav className={styles['tree']} aria-label={t('scripts:category.title')}>
      <div className={styles['head']}>
        <span>{t('scripts:category.title')}</span>
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          title={t('scripts:category.add')}
          aria-label={t('scripts:category.add')}
          onClick={() => setNaming({ parentId: null, name: '' })}
        />
      </div>
      <button {...pick(null)}>
        <span className={styles['name']}>{t('scripts:category.all')}</span>
      </button>
      {inTree(categories).map(({ category, depth }) => (
        <div key={category.id}>
          {naming?.id === category.id ? (
            field(depth)
          ) : (
            <div className={styles['line']}>
              <button {...pick(category.id)} style={{ paddingLeft: 8 + depth * 12 }}>
                <span className={styles['name']} title={category.name}>
                  {category.name}
                </span>
                <span className={styles['count']}>{category.scripts > 0 ? figure(category.scripts) : ''}</span>
              </button>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'rename', label: t('scripts:category.rename') },
                    { key: 'below', label: t('scripts:category.addBelow') },
                    { key: 'delete', label: t('app:common.delete') },
                  ],
                  onClick: ({ key }) => {
                    if (key === 'rename')
                      setNaming({ id: category.id, parentId: category.parentId, name: category.name });
                    else if (key === 'below') setNaming({ parentId: category.id, name: '' });
                    else {
                      if (chosen === category.id) show({ category: null });
                      remove.mutate(
                        { id: category.id },
                        { onSuccess: () => offer(t('operations:category.delete', { name: category.name })) },
                      );
                    }
                  },
                }}
              >
                <Button
                  type="text"
                  size="small"
                  className={styles['more'] ?? ''}
                  icon={<MoreOutlined />}
                  title={t('app:common.more')}
                  aria-label={t('scripts:category.more', { name: category.name })}
                />
              </Dropdown>
            </div>
          )}
          {naming && naming.id === undefined && naming.parentId === category.id ? field(depth + 1) : null}
        </div>
      ))}
      {naming && naming.id === undefined && naming.parentId === null ? field(0) : null}
      <button {...pick('none')}>
        <span className={styles['name']}>{t('scripts:category.none')}</span>
      </button>
      <button {...pick(null, true)}>
        <span className={styles['name']}>{t('scripts:category.archived')}</span>
      </button>
    </nav>
  );
}
