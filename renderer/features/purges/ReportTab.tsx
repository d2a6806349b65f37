import { App, Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Purge } from '#shared/contract/purges';
import { localDay } from '#shared/domain/time';
import { askApp } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { figure } from '../../components/figure';
import { CopyOutlined, FileTextOutlined } from '../../components/icons';
import { useNavigation } from '../../components/navigation';
import { useNow } from '../../components/useNow';
import { conditionsText } from '../../pickers/conditionText';
import { useConditionNames } from '../../pickers/useConditionNames';
import styles from './purges.module.css';

const figures = ['removed', 'kept', 'gone', 'planned'] as const;

/** What came of a purge, in all and per group; to be copied, or kept as a note. */
export function ReportTab({ purge }: { readonly purge: Purge }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigation((now) => now.go);
  const now = useNow();
  const create = useWrite('note.create');
  const zone = useData('setting.all', undefined).data?.zone;
  const names = useConditionNames(purge.accountId, purge.conditions);
  const from = localDay(purge.createdAt, zone);
  const to = localDay(purge.closedAt ?? now, zone);
  const rule = purge.conditions.length === 0 ? t('purges:byHand') : conditionsText(t, purge.conditions, names);
  const lines = reportLines(t, purge, from, to, rule);
  const title = t('purges:report.title', { name: purge.name });
  const [period = '', ruleLine = '', sum = ''] = lines;
  return (
    <div className={styles['report']}>
      <div className={styles['row']}>
        <Button
          icon={<CopyOutlined />}
          onClick={() =>
            void askApp('app.copyText', { text: [title, ...lines].join('\n') }).then(() =>
              message.success(t('purges:report.copied')),
            )
          }
        >
          {t('purges:report.copy')}
        </Button>
        <Button
          icon={<FileTextOutlined />}
          loading={create.isPending}
          onClick={() =>
            create.mutate(
              { kind: 'note', accountId: purge.accountId, title: title.slice(0, 120), doc: docOf(lines), from, to },
              { onSuccess: ({ ids }) => go('retros', ids[0] ?? null) },
            )
          }
        >
          {t('purges:report.note')}
        </Button>
      </div>
      <p>
        {period}
        <br />
        {ruleLine}
        <br />
        <strong>{sum}</strong>
      </p>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{t('purges:column.group')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {t(`purges:status.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {purge.groups.map((group) => (
            <tr key={group.groupId}>
              <th scope="row">{group.name}</th>
              {figures.map((key) => (
                <td key={key}>{figure(group.counts[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function reportLines(t: TFunction, purge: Purge, from: string, to: string, rule: string): string[] {
  return [
    t('purges:report.period', { from, to }),
    t('purges:report.rule', { rule }),
    t('purges:report.sum', { ...purge.counts }),
    ...purge.groups.map((group) => t('purges:report.group', { name: group.name, ...group.counts })),
  ];
}

const docOf = (lines: readonly string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
