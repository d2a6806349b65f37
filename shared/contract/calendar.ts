import type { Routes } from './route';

export const calendarRoutes = {} satisfies Routes;
