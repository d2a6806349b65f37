import type { Routes } from './route';

export const purgeRoutes = {} satisfies Routes;
