import type { TFunction } from 'i18next';

/** That a person decided it: in the console, or by the sheet of an import ('' = pasted; null = no import). */
export const byHand = (t: TFunction, sheet: string | null): string =>
  sheet === null ? t('person:byHand') : sheet === '' ? t('person:byImport') : t('person:bySheet', { sheet });
