import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes an amount in fen as yuan in the user's language: 299000 → ¥2,990.00. */
export function useMoney(): (fen: number) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (fen) =>
      new Intl.NumberFormat(i18n.language, {
        style: 'currency',
        currency: 'CNY',
        currencyDisplay: 'narrowSymbol',
      }).format(fen / 100),
    [i18n.language],
  );
}
