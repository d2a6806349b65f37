import type { Routes } from './route';

export const levelRoutes = {} satisfies Routes;
