import type { Routes } from './route';

export const memberRoutes = {} satisfies Routes;
