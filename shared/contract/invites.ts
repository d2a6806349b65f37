import { z } from 'zod';
import { Id, Instant, query, Scope, type Routes } from './route';

/** Which invitations: those into groups of the workspace, or into one group, or into a campaign's groups during it. */
export const InviteScope = Scope.extend({ groupId: Id.optional(), campaignId: Id.optional() });
export type InviteScope = z.infer<typeof InviteScope>;

/** Someone in an invitation tree. */
export const InviteNode = z.object({
  id: Id,
  nickname: z.string(),
  /** When they first joined within the scope; of those whom someone invited, when they joined by that. */
  joinedAt: Instant.nullable(),
  /** In none of the scope's groups any more. */
  gone: z.boolean(),
  /** Whom they invited themselves, and how many of these are still in. */
  direct: z.int(),
  directIn: z.int(),
  /** All below them, whoever invited them, and how many of these are still in. */
  below: z.int(),
  belowIn: z.int(),
});
export type InviteNode = z.infer<typeof InviteNode>;

const Page = z.object({ limit: z.int().min(1).max(5000) });
const Nodes = z.object({ nodes: z.array(InviteNode), total: z.int() });
export type InviteNodes = z.infer<typeof Nodes>;
const topics = ['member', 'membership', 'group', 'account', 'campaign'] as const;

export const inviteRoutes = {
  /** Those at the top: they invited others and nobody invited them; most below first. */
  'invite.roots': query(topics, InviteScope.extend(Page.shape), Nodes),
  /** Whom someone invited, in the order of joining. */
  'invite.children': query(topics, InviteScope.extend(Page.shape).extend({ id: Id }), Nodes),
  /** Someone's own place in the tree, and who brought them, from the top down to their inviter. */
  'invite.place': query(
    topics,
    InviteScope.extend({ id: Id }),
    z.object({ self: InviteNode, above: z.array(z.object({ id: Id, nickname: z.string() })) }),
  ),
} satisfies Routes;
