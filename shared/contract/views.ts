import type { Routes } from './route';

export const viewRoutes = {} satisfies Routes;
