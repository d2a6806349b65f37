import { lazy, type ComponentType } from 'react';
import type { Screen } from '../components/navigation';

const loadToday = (): Promise<{ readonly default: ComponentType }> => import('../features/today/TodayPage');

// The first screen's code comes while the frame is still asking for its data; the paste bar has no screens.
const firstScreen = location.hash === '#bar' ? null : loadToday();

/** The page of each screen; loaded when first shown. */
export const pages: Readonly<Record<Screen, ComponentType>> = {
  today: lazy(() => firstScreen ?? loadToday()),
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
