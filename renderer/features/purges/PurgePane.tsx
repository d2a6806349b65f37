import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { ExportButton } from '../../pickers/ExportButton';
import { ListTab } from './ListTab';
import styles from './purges.module.css';
import { purgeTabs, usePurgesUi, type PurgeTab } from './purgesUi';
import { ReportTab } from './ReportTab';
import { WorkTab } from './WorkTab';

/** One purge: its list, the work on it, its report. */
export function PurgePane({ id, accountId }: { readonly id: number; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const { offer } = useUndo();
  const { tab } = usePurgesUi();
  const { data: purge, error } = useData('purge.get', { id, accountId }, { placeholderData: (previous) => previous });
  const close = useWrite('purge.close');
  const remove = useWrite('purge.delete');
  if (error) return <Alert type="error" showIcon title={errorText(t, error)} />;
  if (!purge) return <Skeleton active style={{ padding: 20 }} />;
  const closed = purge.closedAt !== null;
  return (
    <section className={styles['pane']} aria-label={purge.name}>
      <div className={styles['paneHead']}>
        <Segmented<PurgeTab>
          aria-label={purge.name}
          value={tab}
          options={purgeTabs.map((value) => ({ value, label: t(`purges:tab.${value}`) }))}
          onChange={(next) => usePurgesUi.setState({ tab: next })}
        />
        <span className={styles['grow']} aria-live="polite">
          {t('purges:counts', { ...purge.counts })}
        </span>
        <ExportButton exported={{ of: 'source', source: { what: 'purge', id } }} />
        <Button
          onClick={() =>
            close.mutate(
              { id, closed: !closed },
              {
                onSuccess: () => {
                  usePurgesUi.setState({ closed: !closed, tab: closed ? 'list' : 'report' });
                  go('purges', id);
                },
              },
            )
          }
        >
          {t(closed ? 'purges:reopen' : 'purges:close')}
        </Button>
        <Button
          onClick={() =>
            remove.mutate(
              { id },
              {
                onSuccess: () => {
                  go('purges');
                  offer(t('purges:deleted', { name: purge.name }));
                },
              },
            )
          }
        >
          {t('app:common.delete')}
        </Button>
      </div>
      {tab === 'list' ? <ListTab purge={purge} accountId={accountId} /> : null}
      {tab === 'work' ? <WorkTab purge={purge} accountId={accountId} /> : null}
      {tab === 'report' ? <ReportTab purge={purge} /> : null}
    </section>
  );
}
