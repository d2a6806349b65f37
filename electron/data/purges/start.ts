import defaults from '../../../resources/defaults/purges.json';
import { Conditions } from '#shared/contract/conditions';
import type { Output } from '#shared/contract/index';
import { fillTemplate, timeVariables, unfilledIn } from '#shared/text/template';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { one } from '../db/sql';
import { factValue, readSettings } from '../settings/repo';
import { groupWords, noticeOf } from './repo';

/** The notice written last, else the one that comes with the app. */
export const lastNotice = (db: Db): string =>
  one<{ notice: string }>(db, `SELECT notice FROM purge WHERE notice <> '' ORDER BY id DESC LIMIT 1`)?.notice ??
  defaults.notice;

/** What a new purge begins with: rules whose figures are the operator's own, and the notice. */
export function purgeStart(db: Db): Output<'purge.start'> {
  const presets = defaults.presets.flatMap(({ code, conditions }) => {
    const filled = conditions.map(({ fact, ...condition }) => {
      const value = factValue(db, fact);
      return condition.is === 'ago' ? { ...condition, days: value } : { ...condition, value };
    });
    // A figure that the operator emptied leaves its rule out.
    const parsed = Conditions.safeParse(filled);
    return parsed.success ? [{ code, conditions: parsed.data }] : [];
  });
  return { notice: lastNotice(db), presets };
}

/** The notice of a purge as it goes to a group. */
export function noticeFor(ctx: Context, id: number, groupId: number): Output<'purge.notice'> {
  const { language, house, benefit } = readSettings(ctx.db);
  const { group, account, persona } = groupWords(ctx.db, groupId);
  const template = noticeOf(ctx.db, id);
  const variables = {
    // As posts are: Chinese unless the operator chose another language of their own accord.
    ...timeVariables(ctx.now(), ctx.zone, language === 'system' ? 'zh-CN' : language),
    group,
    ...(account === null ? {} : { account }),
    ...(persona === null ? {} : { persona }),
    house,
    benefit,
  };
  return { text: fillTemplate(template, variables).text, unfilled: [...unfilledIn([template], variables)] };
}
