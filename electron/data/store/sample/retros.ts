import { addDays, DAY_MS, localDay } from '#shared/domain/time';
import { type DocNode, documentText } from '#shared/text/document';
import type { Context } from '../../context';
import { run } from '../../db/sql';
import { insertNote, readFigures, setFinished } from '../../retros/repo';
import { syncTasks } from '../../retros/tasks';
import notes from '../../../../resources/sample/notes.json';
import type { SampleGroup } from './groups';

/** `**bold**` inside a line. */
function inline(text: string): readonly DocNode[] {
  return text
    .split('**')
    .map(
      (piece, index): DocNode => ({
        type: 'text',
        text: piece,
        ...(index % 2 === 1 ? { marks: [{ type: 'bold' }] } : {}),
      }),
    )
    .filter((node) => node.text !== '');
}

const paragraph = (text: string): DocNode => ({ type: 'paragraph', content: inline(text) });

/** Blocks of the sample as a document: h heading, p paragraph, f the period's figures, b bullet, t task (with ticked or not). */
function documentOf(blocks: readonly (readonly (string | boolean)[])[]): DocNode {
  const content: DocNode[] = [];
  for (const [kind, words, ticked] of blocks) {
    const text = String(words ?? '');
    if (kind === 'f') content.push({ type: 'figures' });
    else if (kind === 'h') content.push({ type: 'heading', attrs: { level: 2 }, content: inline(text) });
    else if (kind === 'p') content.push(paragraph(text));
    else {
      const [list, item]: [string, DocNode] =
        kind === 'b'
          ? ['bulletList', { type: 'listItem', content: [paragraph(text)] }]
          : ['taskList', { type: 'taskItem', attrs: { checked: ticked === true }, content: [paragraph(text)] }];
      const last = content.at(-1);
      if (last?.type === list) content[content.length - 1] = { ...last, content: [...(last.content ?? []), item] };
      else content.push({ type: list, content: [item] });
    }
  }
  return { type: 'doc', content };
}

/** The retrospectives and notes of the sample, with their action items and, where finished, frozen figures. */
export function fillRetros(ctx: Context, groups: readonly SampleGroup[], campaignId: number): void {
  const accountId = groups[0]?.accountId ?? null;
  const today = localDay(ctx.now(), ctx.zone);
  for (const note of notes) {
    const doc = documentOf(note.blocks);
    const from = addDays(today, -note.daysAgo);
    const to = addDays(today, -note.endedDaysAgo);
    const writtenAt = ctx.now() - (note.endedDaysAgo - 1) * DAY_MS;
    const id = insertNote(ctx.db, ctx.newUid(), Math.min(writtenAt, ctx.now()), {
      kind: note.kind === 'retro' ? 'retro' : 'note',
      accountId: note.kind === 'retro' ? accountId : null,
      groupId: null,
      title: note.title,
      from: note.kind === 'retro' ? from : null,
      to: note.kind === 'retro' ? to : null,
      doc,
      text: documentText(doc),
    });
    if (note.campaign) run(ctx.db, 'UPDATE note SET campaign_id = ? WHERE id = ?', campaignId, id);
    syncTasks(ctx, id, accountId, doc, from);
    if (note.finished)
      setFinished(ctx.db, id, ctx.now() - DAY_MS, readFigures(ctx.db, { accountId, groupId: null, from, to }));
  }
}
