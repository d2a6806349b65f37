import type { Routes } from './route';

export const layerRoutes = {} satisfies Routes;
