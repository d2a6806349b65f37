import type { Routes } from './route';

export const violationRoutes = {} satisfies Routes;
