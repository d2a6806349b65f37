import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListedKeys } from '../components/keys';
import { keyText } from '../components/keyText';
import styles from './KeyHelp.module.css';

/** The keys that work on this screen. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const lists = useListedKeys((state) => state.lists);
  // A screen may hold several tables: what they answer is said once.
  const once = lists
    .toReversed()
    .filter(({ scope }, at, every) => every.findIndex((one) => one.scope === scope) === at);
  return (
    <Modal open onCancel={onClose} footer={null} title={t('app:keys.title')} width={640}>
      <div className={styles['columns']}>
        {once.map(({ scope, bindings }) => (
          <section key={scope} className={styles['scope']}>
            <h2>{scope}</h2>
            <dl>
              {bindings
                .filter(({ label }) => label !== '')
                .map(({ keys, label }) => (
                  <div key={keys} className={styles['row']}>
                    <dt>{label}</dt>
                    <dd>
                      <kbd>{keys === 'Space' ? t('today:do.space') : keyText(keys)}</kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
