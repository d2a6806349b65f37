import type { TFunction } from 'i18next';
import type { DocNode } from '#shared/text/document';

const paragraph = (text: string): DocNode =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
const heading = (text: string): DocNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});
const bullets = (lines: readonly string[]): DocNode => ({
  type: 'bulletList',
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(line)] })),
});

/** The four-part retrospective: pace, data with the period's figures, plan, what to keep and drop; then action items. */
export function retroTemplate(t: TFunction): DocNode {
  const ask = (part: string, questions: readonly string[]): DocNode[] => [
    heading(t(`retros:template.${part}.title`)),
    ...(part === 'data' ? [{ type: 'figures' }] : []),
    bullets(questions.map((question) => t(`retros:template.${part}.${question}`))),
  ];
  return {
    type: 'doc',
    content: [
      ...ask('pace', ['held', 'complete', 'continuous']),
      ...ask('data', ['spend', 'participants', 'converted', 'handled']),
      ...ask('plan', ['bugs', 'improve', 'keep', 'change']),
      ...ask('choice', ['essential', 'drop']),
      heading(t('retros:template.actions')),
      { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: false }, content: [paragraph('')] }] },
    ],
  };
}
