import { ImportReason, LayerReason } from '#shared/contract/layers';
import type { Standing } from '#shared/contract/memberPage';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { CodedError } from '../errors';
import { TALK_STATE } from './conditionFields';
import { visible } from './scope';

type Read =
  | 'imported'
  | 'level'
  | 'tags'
  | 'extra'
  | 'layerManual'
  | 'valueManual'
  | 'levelManual'
  | 'layerReason'
  | 'valueReason';
interface Row extends Omit<Standing, Read> {
  readonly layerReason: string;
  readonly valueReason: string;
  readonly layerManual: 0 | 1;
  readonly valueManual: 0 | 1;
  readonly levelManual: 0 | 1;
  readonly levelId: number | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly extra: string;
  readonly activityFrom: string | null;
  readonly valueFrom: string | null;
  readonly levelFrom: string | null;
}

/** The reason of the last change on an axis where an import made it, else NULL. */
const importedSql = (axis: string): string =>
  `(SELECT iif(c.how = 'import', c.reason, NULL) FROM standing_change c
    WHERE c.person_id = p.id AND c.axis = '${axis}' ORDER BY c.id DESC LIMIT 1) AS ${axis}From`;

/** What a member counts as: layer, level, tags, figures, the operator's own fields. NOT_FOUND outside the workspace. */
export function standingOf(db: Db, id: number, accountId: number | null): Standing {
  const scope = visible(accountId);
  const row = one<Row>(
    db,
    `SELECT p.layer, iif(json_valid(p.layer_reason), p.layer_reason, '') AS layerReason, p.layer_manual AS layerManual, p.value_layer AS valueLayer,
       iif(json_valid(p.value_reason), p.value_reason, '') AS valueReason, p.value_manual AS valueManual, p.level_id AS levelId, l.code, l.name,
       p.level_since AS levelSince, p.level_manual AS levelManual, s.points, s.strikes, s.orders, s.spent_fen AS spentFen,
       s.invited, s.messages, p.last_active AS lastActive, ${TALK_STATE} AS talk, p.extra,
       ${importedSql('activity')}, ${importedSql('value')}, ${importedSql('level')}
     FROM person p JOIN person_stat s ON s.person_id = p.id LEFT JOIN level l ON l.id = p.level_id
     WHERE p.id = ? AND ${scope.sql}`,
    id,
    ...scope.values,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'error.memberGone');
  const { levelId, code, name, extra, layerReason, valueReason, layerManual, valueManual, levelManual, ...more } = row;
  const { activityFrom, valueFrom, levelFrom, ...rest } = more;
  const from = (reason: string | null): string | null => (reason === null ? null : sheetOf(reason));
  return {
    ...rest,
    imported: { activity: from(activityFrom), value: from(valueFrom), level: from(levelFrom) },
    layerReason: reasonOf(db, layerReason),
    valueReason: reasonOf(db, valueReason),
    layerManual: layerManual === 1,
    valueManual: valueManual === 1,
    levelManual: levelManual === 1,
    level: levelId === null ? null : { id: levelId, code: code ?? '', name: name ?? '' },
    tags: Array.from(
      all<Standing['tags'][number]>(
        db,
        `SELECT t.id, t.name, g.colour FROM person_tag pt JOIN tag t ON t.id = pt.tag_id JOIN tag_group g ON g.id = t.group_id
         WHERE pt.person_id = ? ORDER BY g.sort, g.id, t.sort, t.id`,
        id,
      ),
    ),
    // Written only as an object of texts by id of the field.
    extra: JSON.parse(extra) as Standing['extra'],
  };
}

/** The sheet that a reason of an import names; '' where it names none. */
export function sheetOf(reason: string): string {
  if (!reason.startsWith('{')) return '';
  const parsed = ImportReason.safeParse(JSON.parse(reason));
  return parsed.success ? parsed.data.import : '';
}

/** The reason as a rule wrote it, the rule called as it is now; other words, of an older version or a sheet, say nothing. */
export function reasonOf(db: Db, text: string): LayerReason | null {
  if (!text.startsWith('{')) return null;
  const parsed = LayerReason.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const rule = one<{ name: string }>(db, 'SELECT name FROM layer_rule WHERE id = ?', parsed.data.rule);
  return { ...parsed.data, name: rule?.name ?? parsed.data.name };
}
