import type { Routes } from './route';

export const accountRoutes = {} satisfies Routes;
