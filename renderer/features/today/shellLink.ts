import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { askApp } from '../../api/client';
import { afterPicture } from '../../components/afterPicture';

/** Tells the shell the workspace shown and its words (tray, notifications) in the language of the window. */
export function useShellLink(accountId: number | null): void {
  const { t, i18n } = useTranslation();
  useEffect(() => afterPicture(() => void askApp('app.followScope', { accountId })), [accountId]);
  useEffect(() => {
    // The shell fills the places itself, later: they are handed over as they are written.
    const word = (key: string): string => t(`today:shell.${key}`, { skipInterpolation: true });
    return afterPicture(
      () =>
        void askApp('app.giveWords', {
          trayNone: word('trayNone'),
          trayDue: word('trayDue'),
          trayOpen: word('trayOpen'),
          trayBar: word('trayBar'),
          trayQuit: word('trayQuit'),
          dueTitle: word('dueTitle'),
          dueBody: word('dueBody'),
          wokeTitle: word('wokeTitle'),
          wokeBody: word('wokeBody'),
        }),
    );
  }, [t, i18n.language]);
}
