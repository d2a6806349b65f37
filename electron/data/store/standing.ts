import layers from '../../../resources/defaults/layers.json';
import levels from '../../../resources/defaults/levels.json';
import points from '../../../resources/defaults/points.json';
import tags from '../../../resources/defaults/tags.json';
import { Conditions, type Condition } from '#shared/contract/conditions';
import { axes, Layer } from '#shared/contract/layers';
import { RuleKind } from '#shared/contract/points';
import type { Db } from '../db/open';
import { insertLayerRule } from '../layers/repo';
import { insertLevel } from '../levels/repo';
import { insertRule } from '../points/rules';
import { insertTag, insertTagGroup, tagGroupNamed, tagNamed } from '../tags/repo';

/** Fills in what members are counted as by default: tags, rules of the layers, the tree of levels, rules of points; all editable later. */
export function seedStanding(db: Db, newUid: () => string): void {
  for (const { name, colour, tags: names } of tags.groups) {
    const groupId = tagGroupNamed(db, name) ?? insertTagGroup(db, newUid(), name, colour);
    for (const tag of names) if (tagNamed(db, tag) === undefined) insertTag(db, newUid(), groupId, tag);
  }
  for (const axis of axes)
    for (const { layer, name, conditions } of layers[axis])
      insertLayerRule(db, newUid(), {
        axis,
        layer: Layer.parse(layer),
        name,
        conditions: Conditions.parse(conditions),
        enabled: true,
      });
  seedLevels(db, newUid, null);
  for (const rule of points) insertRule(db, newUid(), { ...rule, kind: RuleKind.parse(rule.kind), since: null });
}

type DefaultLevel = (typeof levels.levels)[number];

function seedLevels(db: Db, newUid: () => string, parent: { readonly code: string; readonly id: number } | null): void {
  for (const level of levels.levels.filter((each) => each.parent === (parent?.code ?? null))) {
    const { code, name, benefits } = level;
    const fields = { code, name, benefits, conditions: gateOf(level), enabled: true };
    const id = insertLevel(db, newUid(), parent?.id ?? null, fields);
    seedLevels(db, newUid, { code, id });
  }
}

/** The gate of a default level: what it asks for, in the order in which an operator reads it. */
function gateOf({ points, days, orders, invited }: DefaultLevel): Condition[] {
  const least = (field: 'points' | 'orders' | 'invited', value: number): Condition[] =>
    value > 0 ? [{ is: 'number', field, op: 'min', value }] : [];
  // Who is in no group joined never, and never counts as long ago.
  const stayed: Condition[] =
    days > 0
      ? [
          { is: 'number', field: 'groups', op: 'min', value: 1 },
          { is: 'ago', field: 'firstJoined', op: 'before', days },
        ]
      : [];
  return [...stayed, ...least('points', points), ...least('orders', orders), ...least('invited', invited)];
}
