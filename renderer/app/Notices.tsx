import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../api/hooks';
import { Button } from '../components/Button';
import { errorText } from '../components/errorText';
import styles from './Shell.module.css';

/** One line above the screen: what happened to the data, or that this is the sample. */
export function Notices() {
  const { t } = useTranslation();
  const status = useData('store.status', undefined);
  const openSet = useWrite('store.openSet');
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [data, setData] = useState<'ready' | 'restarting' | 'failed'>('ready');
  useEffect(
    () =>
      window.qundesk.subscribe((event) => {
        if (event.type === 'data') setData(event.state);
      }),
    [],
  );
  const notice = status.data?.notice;
  return (
    <div className={styles['notices']} role="status">
      {data === 'ready' ? null : <div className={styles['notice']}>{t(`app:data.${data}`)}</div>}
      {status.isError ? <div className={styles['notice']}>{errorText(t, status.error)}</div> : null}
      {notice && dismissed !== notice.key ? (
        <div className={styles['notice']}>
          <span>{t(`app:${notice.key}`, notice.details)}</span>
          <Button small onClick={() => setDismissed(notice.key)}>
            {t('app:common.close')}
          </Button>
        </div>
      ) : null}
      {status.data?.set === 'sample' ? (
        <div className={styles['notice']}>
          <span>{t('app:sample.banner')}</span>
          <Button small busy={openSet.isPending} onClick={() => openSet.mutate({ set: 'main' })}>
            {t('app:sample.leave')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
