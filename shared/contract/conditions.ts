import { z } from 'zod';
import { Id, LocalDate } from './route';

export const textFields = ['name', 'remark', 'wechatId', 'phone', 'city', 'note', 'groupNickname', 'channel'] as const;
export const numberFields = [
  'groups',
  'points',
  'strikes',
  'invited',
  'orders',
  /** Yuan. */
  'spent',
  'messages',
  /** Messages in the last 30 days. */
  'messages30',
] as const;
export const dateFields = ['joined', 'firstJoined', 'created', 'lastActive', 'addedOn', 'lastOrder', 'left'] as const;
export const choiceFields = [
  'gender',
  'role',
  'joinHow',
  'layer',
  'valueLayer',
  'talk',
  /** Ids from here on. */
  'level',
  'tag',
  'group',
  'groupKind',
  'campaign',
  'account',
] as const;

/** One thing that is asked of a member. Rules, gates, purge lists and saved views are lists of these, all of which must hold. */
export const Condition = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('text'),
    /** A column of the member, or of the operator's own: `extra:<id of person_field>`. */
    field: z.union([z.enum(textFields), z.templateLiteral(['extra:', z.int()])]),
    op: z.enum(['has', 'hasNot', 'equals', 'empty', 'filled']),
    text: z.string().max(200),
  }),
  z.object({
    is: z.literal('number'),
    field: z.enum(numberFields),
    op: z.enum(['min', 'max']),
    value: z.number(),
  }),
  /** By days back from today, counted in the user's zone: `within` the last N days, or longer ago than N (`before`); never = neither, and counts as `before`. */
  z.object({
    is: z.literal('ago'),
    field: z.enum(dateFields),
    op: z.enum(['within', 'before']),
    days: z.int().min(0).max(36_500),
  }),
  z.object({ is: z.literal('date'), field: z.enum(dateFields), op: z.enum(['from', 'to']), day: LocalDate }),
  z.object({ is: z.literal('known'), field: z.enum(dateFields), op: z.enum(['empty', 'filled']) }),
  z.object({
    is: z.literal('choice'),
    field: z.enum(choiceFields),
    /** One of these; every one of these (tags, groups); none of these. An empty list asks nothing. */
    op: z.enum(['any', 'all', 'none']),
    values: z.array(z.union([z.string().max(40), Id])).max(500),
  }),
]);
export type Condition = z.infer<typeof Condition>;

/** All must hold; an empty list holds for everyone. */
export const Conditions = z.array(Condition).max(40);
export type Conditions = z.infer<typeof Conditions>;
