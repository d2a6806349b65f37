import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { NoteFigures, PostFigures } from '#shared/contract/retros';
import { markdownTable } from '#shared/text/markdown';
import { figure } from '../../components/figure';
import table from '../../components/FigureTable.module.css';
import styles from './figures.module.css';

/** The figures of the note that is open: null while they are read, or where it has no period. */
export const FiguresContext = createContext<{ readonly figures: NoteFigures | null; readonly frozen: boolean }>({
  figures: null,
  frozen: false,
});

const counts = [
  'planned',
  'sent',
  'late',
  'skipped',
  'missed',
  'due',
] as const satisfies readonly (keyof PostFigures)[];

/** A share as a whole percentage, or a dash where there is none. */
const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);

/** The lines of the table: in all, by account, by group. */
function linesOf(t: TFunction, figures: NoteFigures): readonly { readonly name: string; readonly of: PostFigures }[] {
  const named = (rows: NoteFigures['groups']) =>
    rows.map((row) => ({ name: row.name || t('retros:figures.moments'), of: row }));
  return [
    { name: t('retros:figures.total'), of: figures.total },
    ...(figures.accounts.length > 1 ? named(figures.accounts) : []),
    ...named(figures.groups),
  ];
}

/** The figures as a Markdown table. */
export function figuresMarkdown(t: TFunction, figures: NoteFigures): string {
  return markdownTable(
    [t('retros:figures.what'), ...counts.map((count) => t(`retros:figures.${count}`)), t('retros:figures.onTime')],
    linesOf(t, figures).map(({ name, of }) => [name, ...counts.map((count) => of[count]), percent(of.onTime)]),
  );
}

/** The period's figures as a table, in all and by group; frozen once the note is finished. */
export function FiguresTable() {
  const { t } = useTranslation();
  const { figures, frozen } = useContext(FiguresContext);
  if (!figures) return <p className={styles['note']}>{t('retros:figures.noPeriod')}</p>;
  return (
    <figure className={styles['figures']}>
      <figcaption className={styles['note']}>
        {t('retros:figures.caption', { from: figures.from, to: figures.to })}
        {frozen ? ` · ${t('retros:figures.frozen')}` : ''}
      </figcaption>
      {figures.total.planned === 0 ? (
        <p className={styles['none']}>{t('retros:figures.none')}</p>
      ) : (
        <div className={styles['scroll']}>
          <table className={`${table['table']} ${styles['table']}`}>
            <thead>
              <tr>
                <th scope="col">{t('retros:figures.what')}</th>
                {counts.map((count) => (
                  <th key={count} scope="col">
                    {t(`retros:figures.${count}`)}
                  </th>
                ))}
                <th scope="col">{t('retros:figures.onTime')}</th>
              </tr>
            </thead>
            <tbody>
              {linesOf(t, figures).map(({ name, of }) => (
                <tr key={JSON.stringify([name, of])}>
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  {counts.map((count) => (
                    <td key={count}>{figure(of[count])}</td>
                  ))}
                  <td>{percent(of.onTime)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
}
