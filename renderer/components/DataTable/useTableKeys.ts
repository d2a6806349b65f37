import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys, type KeyBinding } from '../keys';

interface Can {
  readonly opens: boolean;
  readonly selects: boolean;
  readonly filters: boolean;
  readonly sortsByTwo: boolean;
}

/** Lists in the key help what a table that has the focus answers. */
export function useTableKeys({ opens, selects, filters, sortsByTwo }: Can): void {
  const { t } = useTranslation();
  // A table is drawn anew with every letter of a search; its keys stay.
  const keys = useMemo(() => {
    const listed = (each: string, what: string): KeyBinding => ({ keys: each, label: t(`app:table.key.${what}`) });
    return [
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
      ...(sortsByTwo ? [listed('Shift+Enter', 'sortSecond')] : []),
      ...(filters ? [listed('Alt+ArrowDown', 'filter')] : []),
    ];
  }, [t, opens, selects, filters, sortsByTwo]);
  useKeys(t('app:table.key.scope'), keys);
}
