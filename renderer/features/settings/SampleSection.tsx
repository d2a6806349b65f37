import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { Row, Section } from './Section';
import styles from './settings.module.css';

/** Opens, leaves and removes the sample, which lives in a workspace set of its own. */
export function SampleSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const status = useData('store.status', undefined).data;
  const openSet = useWrite('store.openSet');
  const remove = useWrite('store.removeSample');
  const busy = openSet.isPending || remove.isPending;
  const inSample = status?.set === 'sample';
  const change = async (set: 'main' | 'sample'): Promise<void> => {
    await openSet.mutateAsync({ set });
    await client.invalidateQueries();
  };
  const removeIt = async (): Promise<void> => {
    await remove.mutateAsync(undefined);
    await client.invalidateQueries();
    void message.success(t('settings:sample.removed'));
  };
  return (
    <Section name="sample">
      <Row label={t('settings:sample.what')} hint={t('settings:sample.hint')}>
        <span className={styles['pair']}>
          <Button loading={openSet.isPending} disabled={busy} onClick={() => void change(inSample ? 'main' : 'sample')}>
            {t(inSample ? 'settings:sample.leave' : 'settings:sample.open')}
          </Button>
          {status?.sampleExists ? (
            <Button type="text" loading={remove.isPending} disabled={busy} onClick={() => void removeIt()}>
              {t('settings:sample.remove')}
            </Button>
          ) : null}
        </span>
      </Row>
    </Section>
  );
}
