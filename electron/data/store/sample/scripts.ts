import type { PartInput } from '#shared/contract/scripts';
import type { Context } from '../../context';
import { one, run } from '../../db/sql';
import { addPicture } from '../../scripts/pictures';
import { createScript } from '../../scripts/write';
import pictures from '../../../../resources/sample/pictures.json';
import categories from '../../../../resources/sample/scripts.json';

/** A sample script: its id and the id of its version. */
export interface SampleScript {
  readonly id: number;
  readonly version: number;
}

interface Written {
  readonly title: string;
  readonly triggers?: readonly string[];
  readonly tags?: readonly string[];
  readonly parts: readonly (string | { readonly picture: string })[];
}

/** Writes the sample's scripts, categories and posters; gives the scripts by title. */
export function fillScripts(ctx: Context): ReadonlyMap<string, SampleScript> {
  const kept = new Map(
    Object.entries(pictures).map(([name, base64]) => [
      name,
      addPicture(ctx, Buffer.from(base64, 'base64'), `${name}.jpg`).id,
    ]),
  );
  const part = (written: Written['parts'][number]): PartInput => {
    if (typeof written === 'string') return { kind: 'text', text: written };
    const materialId = kept.get(written.picture);
    if (materialId === undefined) throw new Error(`no picture ${written.picture}`);
    return { kind: 'picture', materialId };
  };
  const byTitle = new Map<string, SampleScript>();
  const parents = new Map<string, number>();
  categories.forEach(({ category, parent, scripts }, sort) => {
    if (parent !== undefined && !parents.has(parent)) parents.set(parent, addCategory(ctx, parent, null, sort + 1));
    const categoryId = addCategory(ctx, category, parents.get(parent ?? '') ?? null, sort + 1);
    // The JSON's entries differ in which fields they have; this is their common shape.
    for (const written of scripts as readonly Written[]) {
      const id = createScript(ctx, {
        title: written.title,
        accountId: null,
        categoryId,
        tags: [...(written.tags ?? [])],
        triggers: [...(written.triggers ?? [])],
        parts: written.parts.map(part),
      });
      const version = one<{ id: number }>(ctx.db, 'SELECT max(id) AS id FROM script_version WHERE script_id = ?', id);
      byTitle.set(written.title, { id, version: version?.id ?? 0 });
    }
  });
  return byTitle;
}

function addCategory({ db, newUid }: Context, name: string, parentId: number | null, sort: number): number {
  return run(
    db,
    'INSERT INTO script_category(uid, parent_id, name, sort) VALUES (?, ?, ?, ?)',
    newUid(),
    parentId,
    name,
    sort,
  ).id;
}
