import type { Routes } from './route';

export const chatRoutes = {} satisfies Routes;
