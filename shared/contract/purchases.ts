import type { Routes } from './route';

export const purchaseRoutes = {} satisfies Routes;
