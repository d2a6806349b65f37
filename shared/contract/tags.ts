import type { Routes } from './route';

export const tagRoutes = {} satisfies Routes;
