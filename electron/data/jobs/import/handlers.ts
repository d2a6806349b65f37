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
      ctx.publish({
        type: 'changed',
        topics: ['member', 'membership', 'tag', 'point', 'purchase', 'level', 'layer', 'operation'],
      });
    return result;
  },
  'import.rejects': async (ctx, { words, ...input }) => {
    const { header, rows } = await runImport(ctx, 'rejects', input);
    const cells = (line: readonly (string | number)[]): string =>
      stringify([[...line]], { eof: false, escape_formulas: true });
    const head = cells([words.line, words.reason, ...header]).replace(/,+$/, '');
    // The row's own cells follow as they stood; a cell that a sheet would run as a formula is made text.
    const lines = rows.map(({ line, reason, raw }) => `${cells([line, words.codes[reason]])},${harmless(raw)}`);
    return { text: `\ufeff${[head, ...lines].map((line) => `${line}\r\n`).join('')}`, count: rows.length };
  },
  'import.cancel': (ctx, { jobId }) => ctx.cancel(jobId),
};

const harmless = (raw: string): string => raw.replace(/(^|,)("?)([=+\-@\t\r])/g, "$1$2'$3");
