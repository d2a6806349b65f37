import type { Routes } from './route';

export const pointRoutes = {} satisfies Routes;
