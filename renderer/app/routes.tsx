import { lazy, type ComponentType } from 'react';
import type { Screen } from '../components/navigation';

/** The page of each screen; loaded when first shown. */
export const pages: Readonly<Record<Screen, ComponentType>> = {
  today: lazy(() => import('../features/today/TodayPage')),
  calendar: lazy(() => import('../features/calendar/CalendarPage')),
  groups: lazy(() => import('../features/groups/GroupsPage')),
  members: lazy(() => import('../features/members/MembersPage')),
  scripts: lazy(() => import('../features/scripts/ScriptsPage')),
  retros: lazy(() => import('../features/retros/RetrosPage')),
  resources: lazy(() => import('../features/accounts/ResourcesPage')),
  settings: lazy(() => import('../features/settings/SettingsPage')),
};

/** What stands in for the screens until the first start is done. */
export const StartPage = lazy(() => import('../features/start/StartPage'));
