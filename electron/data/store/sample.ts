import type { Context } from '../context';

/** Fills a new workspace set with the sample community; runs inside one transaction. */
export function fillSample(_base: Omit<Context, 'summarise'>): void {}
