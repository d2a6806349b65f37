import { z } from 'zod';
import { Id, query, type Routes } from './route';

export const hitKinds = ['group', 'member', 'script', 'note'] as const;

/** One thing that the palette found; `info` says which one among namesakes. */
export const SearchHit = z.object({ kind: z.enum(hitKinds), id: Id, label: z.string(), info: z.string() });
export type SearchHit = z.infer<typeof SearchHit>;

export const searchRoutes = {
  /** A few of each kind for what was typed: names, pinyin, initials, WeChat IDs, texts; from one character on. */
  'search.find': query(
    ['group', 'member', 'script', 'note', 'kind'],
    z.object({ text: z.string().max(200), each: z.int().min(1).max(50) }),
    z.array(SearchHit),
  ),
} satisfies Routes;
