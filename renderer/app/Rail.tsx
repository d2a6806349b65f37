import {
  AppstoreOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FlagOutlined,
  FormOutlined,
  MessageOutlined,
  MobileOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
} from '../components/icons';
import { Dropdown, Tooltip } from 'antd';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { useData } from '../api/hooks';
import { figure } from '../components/figure';
import { lazily } from '../components/lazily';
import { railOf, railScreens, useNavigation } from '../components/navigation';
import { keyText } from './KeyHelp';
import styles from './Rail.module.css';

const icons: Readonly<Record<(typeof railScreens)[number], ComponentType>> = {
  today: CheckSquareOutlined,
  calendar: CalendarOutlined,
  groups: TeamOutlined,
  members: UserOutlined,
  scripts: MessageOutlined,
  campaigns: FlagOutlined,
  retros: FormOutlined,
  resources: MobileOutlined,
  settings: SettingOutlined,
};

// Rarely asked for: not among what the first paint waits for.
const HandoverDialog = lazily(() => import('../pickers/HandoverButton').then((module) => module.HandoverDialog));

interface RailProps {
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}

/** The left rail: search, workspaces with their phone, status and what is due, then the screens. */
export function Rail({ onSearch, onKeys }: RailProps) {
  const { t } = useTranslation();
  const { screen, accountId, go, chooseAccount } = useNavigation();
  const accounts = (useData('account.list', undefined).data ?? []).filter((account) => !account.archived);
  const [handing, setHanding] = useState<Account | null>(null);
  const due = accounts.reduce((sum, account) => sum + account.dueCount, 0);
  return (
    <div className={styles['rail']}>
      <button type="button" className={styles['search']} onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span>{t('app:palette.open')}</span>
        <kbd>{keyText('$mod+k')}</kbd>
      </button>
      <nav aria-label={t('app:nav.workspaces')} className={styles['list']}>
        <button
          type="button"
          className={styles['workspace']}
          aria-current={accountId === null}
          onClick={() => chooseAccount(null)}
        >
          <span className={styles['avatar']} style={{ borderColor: 'var(--text-3)' }} aria-hidden>
            <AppstoreOutlined />
          </span>
          <span className={styles['who']}>
            <span className={styles['name']}>{t('app:nav.all')}</span>
          </span>
          <Due count={due} />
        </button>
        {accounts.map((account) => (
          <Dropdown
            key={account.id}
            trigger={['contextMenu']}
            menu={{
              items: [
                { key: 'resources', label: t('app:nav.resources'), onClick: () => go('resources') },
                { key: 'handover', label: t('exports:handover.make'), onClick: () => setHanding(account) },
              ],
            }}
          >
            <Tooltip
              title={[
                account.name,
                account.deviceLabel ?? t('app:nav.noPhone'),
                t(`app:status.${account.status}`),
              ].join(' · ')}
              placement="right"
              mouseEnterDelay={0.6}
            >
              <button
                type="button"
                className={styles['workspace']}
                aria-current={accountId === account.id}
                onClick={() => chooseAccount(account.id)}
              >
                <span className={styles['avatar']} style={{ borderColor: account.colour }} aria-hidden>
                  {Array.from(account.name)[0]}
                  <i className={styles['dot']} data-status={account.status} />
                </span>
                <span className={styles['who']}>
                  <span className={styles['name']}>{account.name}</span>
                  <span className={styles['phone']}>
                    {account.status === 'normal'
                      ? (account.deviceLabel ?? t('app:nav.noPhone'))
                      : t(`app:status.${account.status}`)}
                  </span>
                </span>
                <Due count={account.dueCount} />
              </button>
            </Tooltip>
          </Dropdown>
        ))}
      </nav>
      <nav aria-label={t('app:nav.screens')} className={styles['list']}>
        {railScreens.map((name) => {
          const Icon = icons[name];
          return (
            <button
              key={name}
              type="button"
              className={styles['screen']}
              aria-current={railOf(screen) === name ? 'page' : undefined}
              onClick={() => go(name)}
            >
              <Icon />
              <span>{t(`app:nav.${name}`)}</span>
            </button>
          );
        })}
      </nav>
      <button type="button" className={styles['keys']} onClick={onKeys}>
        <QuestionCircleOutlined aria-hidden />
        <span>{t('app:keys.title')}</span>
        <kbd>?</kbd>
      </button>
      {handing ? <HandoverDialog accountId={handing.id} name={handing.name} onClose={() => setHanding(null)} /> : null}
    </div>
  );
}

function Due({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className={styles['due']} aria-label={t('app:nav.due', { count })}>
      {count > 999 ? '999+' : figure(count)}
    </span>
  );
}
