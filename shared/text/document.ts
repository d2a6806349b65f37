import { z } from 'zod';

/** A node of a note's document, as the editor writes it. */
export interface DocNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly DocMark[] | undefined;
  readonly content?: readonly DocNode[] | undefined;
}
export interface DocMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

const attrs = z.record(z.string(), z.unknown()).optional();

/** The shape every stored document has; what the nodes mean is the editor's. */
export const DocNode: z.ZodType<DocNode> = z.lazy(() =>
  z.object({
    type: z.string().max(40),
    text: z.string().optional(),
    attrs,
    marks: z.array(z.object({ type: z.string().max(40), attrs })).optional(),
    content: z.array(DocNode).optional(),
  }),
);

/** An empty document. */
export const emptyDoc: DocNode = { type: 'doc', content: [{ type: 'paragraph' }] };

/** The text of a document, one line a paragraph: what search looks through. */
export function documentText(doc: DocNode): string {
  const lines: string[] = [];
  const walk = (node: DocNode): void => {
    if (isTextBlock(node)) lines.push(inlineText(node));
    else for (const child of node.content ?? []) walk(child);
  };
  walk(doc);
  return lines.join('\n').replace(/\n+$/u, '');
}

/** True for a node that holds text itself (a paragraph, a heading, a block of code). */
export const isTextBlock = (node: DocNode): boolean =>
  node.type === 'paragraph' || node.type === 'heading' || node.type === 'codeBlock';

/** The text inside one block; a line break inside it is "\n". */
export function inlineText(node: DocNode): string {
  return (node.content ?? [])
    .map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? inlineText(child))))
    .join('');
}
