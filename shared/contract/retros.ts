import type { Routes } from './route';

export const retroRoutes = {} satisfies Routes;
