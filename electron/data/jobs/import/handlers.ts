import { stringify } from 'csv-stringify/sync';
import type { importRoutes } from '#shared/contract/imports';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../../context';
import { runImport } from './runImport';

export const importHandlers: HandlersOf<typeof importRoutes, ActionContext> = {
  'import.preview': (ctx, input) => runImport(ctx, 'preview', input),
  'import.apply': async (ctx, input) => {
    const result = await runImport(ctx, 'apply', input);
    if (result.operationId !== null)
      ctx.publish({ type: 'changed', topics: ['member', 'membership', 'tag', 'point', 'operation'] });
    return result;
  },
  'import.rejects': async (ctx, { words, ...input }) => {
    const rejects = await runImport(ctx, 'rejects', input);
    const head = `\ufeff${stringify([[words.line, words.reason]], { eof: false })}\r\n`;
    // The row's own cells follow as they stood; a cell that a sheet would run as a formula is made text.
    const rows = rejects.map(
      ({ line, reason, raw }) =>
        `${stringify([[line, words.codes[reason]]], { eof: false, escape_formulas: true })},${harmless(raw)}`,
    );
    return { text: head + rows.map((row) => `${row}\r\n`).join(''), count: rejects.length };
  },
  'import.cancel': (ctx, { jobId }) => ctx.cancel(jobId),
};

const harmless = (raw: string): string => raw.replace(/(^|,)("?)([=+\-@\t\r])/g, "$1$2'$3");
