import { PlusOutlined } from '../../components/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { useData } from '../../api/hooks';
import styles from './resources.module.css';
import { useResources } from './uiStore';

/** The personas, and which accounts speak as them. */
export function PersonaList({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const open = useResources((ui) => ui.open);
  const personas = useData('persona.list', undefined).data ?? [];
  return (
    <section className={styles['section']} aria-label={t('accounts:personas')}>
      <header className={styles['phone']}>
        <h2 className={styles['phoneName']}>{t('accounts:personas')}</h2>
        <span className={styles['facts']}>{t('accounts:personasHint')}</span>
        <span className={styles['phoneDeeds']}>
          <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => open({ kind: 'persona', id: null })}>
            {t('accounts:newPersona')}
          </Button>
        </span>
      </header>
      {personas.length === 0 ? (
        <p className={styles['none']}>{t('accounts:noPersonas')}</p>
      ) : (
        <ul className={styles['rows']}>
          {personas.map((persona) => {
            const users = accounts.filter((account) => account.personaId === persona.id);
            return (
              <li key={persona.id} className={styles['personaRow']}>
                <span className={styles['who']}>
                  <button
                    type="button"
                    className={styles['name']}
                    title={persona.nickname}
                    onClick={() => open({ kind: 'persona', id: persona.id })}
                  >
                    {persona.nickname}
                  </button>
                  <span className={styles['sub']}>{persona.title}</span>
                </span>
                <span className={styles['clip']} title={persona.tone}>
                  {persona.tone}
                </span>
                <span className={styles['sub']}>
                  {users.length > 0
                    ? users.map((account) => account.name).join(t('accounts:listComma'))
                    : t('accounts:unusedPersona')}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
