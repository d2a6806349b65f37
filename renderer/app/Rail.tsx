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
} from '../components/firstIcons';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { useData } from '../api/hooks';
import type { Anchor } from '../components/Float';
import { figure } from '../components/figure';
import { railOf, railScreens, useNavigation } from '../components/navigation';
import { keyText } from '../components/keyText';
import { Menu } from '../components/Menu';
import { useTip } from '../components/useTip';
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

interface RailProps {
  readonly onSearch: () => void;
  readonly onKeys: () => void;
  readonly onHandOver: (account: Account) => void;
}

/** The left rail: search, workspaces with their phone, status and what is due, then the screens. */
export function Rail({ onSearch, onKeys, onHandOver }: RailProps) {
  const { t } = useTranslation();
  const { screen, accountId, go, chooseAccount } = useNavigation();
  const accounts = (useData('account.list', undefined).data ?? []).filter((account) => !account.archived);
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
          <Workspace
            key={account.id}
            account={account}
            current={accountId === account.id}
            onHandOver={() => onHandOver(account)}
          />
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
    </div>
  );
}

interface WorkspaceProps {
  readonly account: Account;
  readonly current: boolean;
  readonly onHandOver: () => void;
}

function Workspace({ account, current, onHandOver }: WorkspaceProps) {
  const { t } = useTranslation();
  const { go, chooseAccount } = useNavigation();
  const [menuAt, openMenu] = useState<Anchor | null>(null);
  const phone = account.deviceLabel ?? t('app:nav.noPhone');
  const status = t(`app:status.${account.status}`);
  const { on, tip } = useTip([account.name, phone, status].join(' · '), 'right', 600);
  return (
    <>
      <button
        {...on}
        type="button"
        className={styles['workspace']}
        aria-current={current}
        onClick={() => chooseAccount(account.id)}
        onContextMenu={(event) => {
          event.preventDefault();
          openMenu({ x: event.clientX, y: event.clientY });
        }}
      >
        <span className={styles['avatar']} style={{ borderColor: account.colour }} aria-hidden>
          {Array.from(account.name)[0]}
          <i className={styles['dot']} data-status={account.status} />
        </span>
        <span className={styles['who']}>
          <span className={styles['name']}>{account.name}</span>
          <span className={styles['phone']}>{account.status === 'normal' ? phone : status}</span>
        </span>
        <Due count={account.dueCount} />
      </button>
      {menuAt ? (
        <Menu
          at={menuAt}
          label={account.name}
          items={[
            { text: t('app:nav.resources'), run: () => go('resources') },
            { text: t('exports:handover.make'), run: onHandOver },
          ]}
          onClose={() => openMenu(null)}
        />
      ) : (
        tip
      )}
    </>
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
