import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurgeRow } from '#shared/contract/purges';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { PlusOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { PageHead } from '../../components/PageHead';
import { SideList } from '../../components/SideList';
import { NewPurge } from './NewPurge';
import { PurgePane } from './PurgePane';
import styles from './purges.module.css';
import { usePurgesUi } from './purgesUi';

/** Members who are asked to leave: listed by a rule, reviewed, worked off group by group, reported. */
export default function PurgesPage() {
  const { t } = useTranslation();
  const { id, accountId, go } = useNavigation();
  const { closed } = usePurgesUi();
  const [making, setMaking] = useState(false);
  const ids = useData('purge.ids', { accountId, closed }, { placeholderData: (previous) => previous }).data;
  const loadRows = useMemo(() => (some: number[]) => request('purge.many', { accountId, ids: some }), [accountId]);
  // After a restart the operator goes on where there is still something to do.
  const openId = id ?? ids?.[0] ?? null;
  useKeys(t('app:nav.purges'), [{ keys: 'n', label: t('purges:new'), run: () => setMaking(true) }]);
  return (
    <>
      <PageHead
        title={t('app:nav.purges')}
        extra={
          <Button
            type={openId === null ? 'primary' : 'default'}
            icon={<PlusOutlined />}
            onClick={() => setMaking(true)}
          >
            {t('purges:new')}
          </Button>
        }
      />
      <div className={styles['columns']}>
        <section className={styles['side']} aria-label={t('app:nav.purges')}>
          <Segmented<boolean>
            block
            className={styles['views'] ?? ''}
            value={closed}
            options={[
              { value: false, label: t('purges:open') },
              { value: true, label: t('purges:closed') },
            ]}
            onChange={(next) => {
              usePurgesUi.setState({ closed: next });
              go('purges');
            }}
          />
          <SideList
            label={t('app:nav.purges')}
            ids={ids}
            route="purge.many"
            view={String(accountId)}
            loadRows={loadRows}
            openId={openId}
            onOpen={(next) => go('purges', next)}
            renderRow={renderRow}
            empty={t(closed ? 'purges:noClosed' : 'purges:noOpen')}
          />
        </section>
        {openId === null ? (
          <EmptyState
            title={t('purges:empty')}
            text={t('purges:emptyText')}
            action={<Button onClick={() => setMaking(true)}>{t('purges:new')}</Button>}
          />
        ) : (
          <PurgePane key={openId} id={openId} accountId={accountId} />
        )}
      </div>
      {making ? <NewPurge accountId={accountId} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

const renderRow = (purge: PurgeRow) => <PurgeLine purge={purge} />;

function PurgeLine({ purge: { name, counts } }: { readonly purge: PurgeRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles['name']} title={name}>
        {name}
      </span>
      <span className={styles['quiet']}>{t('purges:line', { left: counts.planned, removed: counts.removed })}</span>
    </>
  );
}
