import {
  BoldOutlined,
  CheckSquareOutlined,
  ItalicOutlined,
  OrderedListOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnorderedListOutlined,
} from '../../components/icons';
import { Node } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import {
  EditorContent,
  NodeViewWrapper,
  ReactNodeViewRenderer,
  useEditor,
  useEditorState,
  type Editor,
  type JSONContent,
} from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DocNode } from '#shared/text/document';
import { FiguresTable } from './figures';
import styles from './NoteEditor.module.css';

/** The place in a note where the period's figures stand. */
const Figures = Node.create({
  name: 'figures',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'div[data-figures]' }],
  renderHTML: () => ['div', { 'data-figures': '' }],
  addNodeView: () => ReactNodeViewRenderer(FiguresBlock),
});

function FiguresBlock() {
  return (
    <NodeViewWrapper className={styles['block']} contentEditable={false}>
      <FiguresTable />
    </NodeViewWrapper>
  );
}

interface NoteEditorProps {
  readonly doc: DocNode;
  readonly readOnly: boolean;
  readonly onChange: (doc: DocNode) => void;
  readonly onLeave: () => void;
  /** True while something typed is not written yet: then the stored document is older. */
  readonly isPending: () => boolean;
}

/** The text of a note: headings, lists, action items, figures. Loaded only when a note is opened. */
export default function NoteEditor({ doc, readOnly, onChange, onLeave, isPending }: NoteEditorProps) {
  const { t } = useTranslation();
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: { openOnClick: false }, heading: { levels: [1, 2, 3] } }),
      TaskList,
      TaskItem.configure({ nested: true }),
      Figures,
    ],
    // The same tree: what is stored was written by this editor.
    content: doc as JSONContent,
    editable: !readOnly,
    editorProps: {
      attributes: {
        class: styles['text'] ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('retros:editor.text'),
        spellcheck: 'false',
      },
    },
    onUpdate: ({ editor: now }) => onChange(DocNode.parse(now.getJSON())),
    onBlur: () => onLeave(),
  });

  useEffect(() => {
    if (!editor.isDestroyed && editor.isEditable === readOnly) editor.setEditable(!readOnly, false);
  }, [editor, readOnly]);
  // Undo, redo or a task ticked elsewhere changed the stored text: show it, unless newer words are being typed.
  useEffect(() => {
    // The hook may replace its editor between drawing and this effect; the new one comes with another run.
    if (isPending() || editor.isDestroyed) return;
    const stored = editor.schema.nodeFromJSON(doc);
    if (!stored.eq(editor.state.doc)) editor.commands.setContent(doc as JSONContent, { emitUpdate: false });
  }, [editor, doc, isPending]);

  return (
    <div className={styles['editor']}>
      {readOnly ? null : <Toolbar editor={editor} />}
      <EditorContent editor={editor} className={styles['scroll'] ?? ''} />
    </div>
  );
}

function Toolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      h2: now.isActive('heading', { level: 2 }),
      h3: now.isActive('heading', { level: 3 }),
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      tasks: now.isActive('taskList'),
    }),
  });
  const tool = (name: keyof typeof on | 'figures', icon: ReactNode, run: () => void) => (
    <Button
      type="text"
      size="small"
      className={name !== 'figures' && on[name] ? (styles['on'] ?? '') : ''}
      aria-pressed={name === 'figures' ? undefined : on[name]}
      title={t(`retros:editor.${name}`)}
      aria-label={t(`retros:editor.${name}`)}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </Button>
  );
  const chain = () => editor.chain().focus();
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('retros:editor.tools')}>
      {tool('h2', 'H2', () => chain().toggleHeading({ level: 2 }).run())}
      {tool('h3', 'H3', () => chain().toggleHeading({ level: 3 }).run())}
      {tool('bold', <BoldOutlined />, () => chain().toggleBold().run())}
      {tool('italic', <ItalicOutlined />, () => chain().toggleItalic().run())}
      {tool('strike', <StrikethroughOutlined />, () => chain().toggleStrike().run())}
      {tool('bullets', <UnorderedListOutlined />, () => chain().toggleBulletList().run())}
      {tool('numbers', <OrderedListOutlined />, () => chain().toggleOrderedList().run())}
      {tool('tasks', <CheckSquareOutlined />, () => chain().toggleTaskList().run())}
      {tool('figures', <TableOutlined />, () => chain().insertContent({ type: 'figures' }).run())}
      <span className={styles['hint']}>{t('retros:editor.hint')}</span>
    </div>
  );
}
