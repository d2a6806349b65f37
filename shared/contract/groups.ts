import type { Routes } from './route';

export const groupRoutes = {} satisfies Routes;
