import type { Routes } from './route';

export const scriptRoutes = {} satisfies Routes;
