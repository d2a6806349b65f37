import type { Routes } from './route';

export const campaignRoutes = {} satisfies Routes;
