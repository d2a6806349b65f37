import type { Routes } from './route';

export const todayRoutes = {} satisfies Routes;
