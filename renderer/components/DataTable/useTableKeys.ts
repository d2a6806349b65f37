import { useTranslation } from 'react-i18next';
import { useKeys, type KeyBinding } from '../keys';

interface Can {
  readonly opens: boolean;
  readonly selects: boolean;
  readonly filters: boolean;
}

/** Lists in the key help what a table that has the focus answers. */
export function useTableKeys({ opens, selects, filters }: Can): void {
  const { t } = useTranslation();
  const listed = (keys: string, what: string): KeyBinding => ({ keys, label: t(`app:table.key.${what}`) });
  useKeys(t('app:table.key.scope'), [
    listed('↑ ↓', 'move'),
    listed('PageUp PageDown', 'page'),
    listed('Home End', 'ends'),
    ...(opens ? [listed('Enter', 'open')] : []),
    ...(selects
      ? [
          listed('Space', 'select'),
          listed('Shift+↑ ↓', 'extend'),
          listed('$mod+a', 'all'),
          listed('$mod+c', 'copy'),
          listed('Esc', 'clear'),
        ]
      : []),
    ...(filters ? [listed('Alt+ArrowDown', 'filter')] : []),
  ]);
}
