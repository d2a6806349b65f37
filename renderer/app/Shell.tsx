import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts';
import { useData } from '../api/hooks';
import { lazily } from '../components/lazily';
import { useKeys } from '../components/keys';
import { railScreens, screens, useNavigation } from '../components/navigation';
import { useUndo } from '../components/undo';
import { useShellLink } from '../features/today/shellLink';
import TodayPage from '../features/today/TodayPage';
import { CrashBoundary } from './CrashBoundary';
import { Notices } from './Notices';
import { LazyKit } from './LazyKit';
import { LazyPalette } from './LazyPalette';
import { Rail } from './Rail';
import { PageOf } from './PageOf';
import { Painted } from './Painted';
import { useDialogFocus } from './useDialogFocus';
import { useHorizon } from './useHorizon';
import styles from './Shell.module.css';

// Rarely asked for, and drawn with antd: not among what the first paint waits for.
const KeyHelp = lazily(() => import('./KeyHelp').then((module) => module.KeyHelp));
const HandoverDialog = lazily(() => import('../pickers/HandoverButton').then((module) => module.HandoverDialog));

/** The frame of the main window: rail, notices, the screen, palette and key help. */
export function Shell() {
  const { t } = useTranslation();
  const { screen, accountId, go, back } = useNavigation();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const [handing, setHanding] = useState<Account | null>(null);
  const { undo, redo } = useUndo();
  useHorizon();
  useDialogFocus();
  const status = useData('store.status', undefined);
  const settings = useData('setting.all', undefined);
  const accounts = useData('account.list', undefined);
  useShellLink(accountId);
  const colour = accounts.data?.find((account) => account.id === accountId)?.colour;

  useKeys(t('app:keys.everywhere'), [
    { keys: '$mod+k', label: t('app:keys.palette'), run: () => setOpen('palette'), always: true },
    { keys: '$mod+z', label: t('app:undo.undo'), run: () => void undo(), onPages: true },
    { keys: '$mod+Shift+z', label: t('app:undo.redo'), run: () => void redo(), onPages: true },
    // Where nothing can be selected, the browser would mark every word of the window.
    { keys: '$mod+a', label: '', run: () => undefined },
    { keys: '$mod+y', label: '', run: () => void redo(), onPages: true },
    { keys: '[Shift]+?', label: t('app:keys.help'), run: () => setOpen('keys') },
    { keys: 'Alt+ArrowLeft', label: t('app:common.back'), run: back },
    ...railScreens.map((name, index) => ({
      keys: `$mod+${index + 1}`,
      label: t(`app:nav.${name}`),
      run: () => go(name),
      always: true,
    })),
  ]);

  useEffect(
    () =>
      window.qundesk.subscribe((event) => {
        const target = event.type === 'open' ? screens.find((name) => name === event.screen) : undefined;
        if (event.type === 'open' && target) go(target, event.id ?? null);
      }),
    [go],
  );

  if (!status.isFetched || !settings.isFetched || !accounts.isFetched) return null;
  if (status.data?.empty === true && settings.data?.onboarded === false)
    return (
      <CrashBoundary>
        <div className={styles['start']}>
          <Notices />
          <LazyKit wanted>
            <PageOf page="start" />
          </LazyKit>
        </div>
      </CrashBoundary>
    );
  return (
    <div className={styles['frame']}>
      <div className={styles['colour']} style={{ background: colour ?? 'var(--line)' }} />
      <Rail onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} onHandOver={setHanding} />
      <main className={styles['main']}>
        <Notices />
        <div className={styles['page']}>
          {screen === 'today' ? (
            <CrashBoundary>
              <TodayPage />
              <Painted />
            </CrashBoundary>
          ) : null}
          <CrashBoundary>
            <LazyKit wanted={screen !== 'today' || open !== null || handing !== null}>
              {screen === 'today' ? null : (
                <CrashBoundary key={screen}>
                  <PageOf page={screen} />
                </CrashBoundary>
              )}
              <LazyPalette open={open === 'palette'} onClose={() => setOpen(null)} />
              {open === 'keys' ? <KeyHelp onClose={() => setOpen(null)} /> : null}
              {handing ? (
                <HandoverDialog accountId={handing.id} name={handing.name} onClose={() => setHanding(null)} />
              ) : null}
            </LazyKit>
          </CrashBoundary>
        </div>
      </main>
    </div>
  );
}
