import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/contract/imports';
import { isOwnSheet, namesPoints } from '#shared/domain/importMapping';
import { standingFields } from '#shared/domain/importStanding';
import steps from '../../../components/StepDialog.module.css';
import { useMoney } from '../../../components/money';

/** What the sheet says that people count as and have bought: of whom it is noted and how, and the words that nobody knows. */
export function Standings({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { columns, bought, unknownWords } = preview;
  const mapping = columns.map(({ field }) => field);
  const separator = t('members:page.separator');
  const own = isOwnSheet(columns.map(({ header }) => header));
  const buys = mapping.some((field) => field === 'spent' || field === 'orders' || field === 'lastOrder');
  const hints = [
    mapping.includes('points') ? t('members:import.openingPoints') : '',
    !mapping.includes('points') && columns.some(({ header, field }) => field === null && namesPoints(header))
      ? t('members:import.passedPoints')
      : '',
    standingFields.some((field) => mapping.includes(field)) ? t('members:import.byHand') : '',
    buys ? t('members:import.opening', { count: bought.people, money: money(bought.fen) }) : '',
    bought.onRecord > 0 ? t('members:import.onRecord', { count: bought.onRecord }) : '',
    own ? t('members:import.ownSheet') : '',
  ].filter((text) => text !== '');
  return (
    <>
      {standingFields.map((field) => {
        const words = unknownWords.filter((unknown) => unknown.field === field);
        return words.length === 0 ? null : (
          <Alert
            key={field}
            type="warning"
            showIcon
            title={t('members:import.unknownWords', {
              field: t(`members:field.${field}`),
              words: words.map(({ word, rows }) => t('members:import.word', { word, rows })).join(separator),
            })}
          />
        );
      })}
      {bought.otherwise > 0 ? (
        <Alert type="warning" showIcon title={t('members:import.otherwise', { count: bought.otherwise })} />
      ) : null}
      {hints.map((hint) => (
        <div key={hint} className={steps['quiet']}>
          {hint}
        </div>
      ))}
    </>
  );
}
