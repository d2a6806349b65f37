import { createElement, useEffect, useState, type ComponentType, type ReactElement } from 'react';
import type { Screen } from '../components/navigation';

/** Pages whose code is read when they are first shown; Today, what the day is spent in, comes with the frame. */
export type PageName = Exclude<Screen, 'today'> | 'start';

const loaders: Readonly<Record<PageName, () => Promise<{ readonly default: ComponentType }>>> = {
  start: () => import('../features/start/StartPage'),
  calendar: () => import('../features/calendar/CalendarPage'),
  groups: () => import('../features/groups/GroupsPage'),
  members: () => import('../features/members/MembersPage'),
  growth: () => import('../features/growth/GrowthPage'),
  chats: () => import('../features/chats/ChatsPage'),
  purges: () => import('../features/purges/PurgesPage'),
  campaigns: () => import('../features/campaigns/CampaignsPage'),
  scripts: () => import('../features/scripts/ScriptsPage'),
  retros: () => import('../features/retros/RetrosPage'),
  resources: () => import('../features/accounts/ResourcesPage'),
  settings: () => import('../features/settings/SettingsPage'),
};

const loaded = new Map<PageName, ComponentType>();

/**
 * The page of a screen, its code loaded when first shown; null until then.
 * Not `lazy`: React holds back for 300 ms what comes after a fallback.
 */
export function usePage(page: PageName): ReactElement | null {
  const [, setArrived] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (loaded.has(page)) return;
    loaders[page]().then(
      (module) => {
        loaded.set(page, module.default);
        setArrived((count) => count + 1);
      },
      (error: unknown) => setFailure(error),
    );
  }, [page]);
  // Code that cannot be read is the crash boundary's to say.
  if (failure !== null) throw failure;
  const component = loaded.get(page);
  return component ? createElement(component) : null;
}
