import type { Routes } from './route';

export const exportRoutes = {} satisfies Routes;
