import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
} from '../../components/icons';
import { Button, Dropdown, Input } from 'antd';
import { useRef, type ClipboardEvent, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PART_CHARS } from '#shared/contract/scripts';
import type { LintMark } from '#shared/domain/scriptLint';
import { variableNames } from '#shared/text/template';
import type { EditPart } from './drafts';
import { pictureIn } from '../../pickers/pictures';
import styles from './PartCard.module.css';

interface PartCardProps {
  readonly part: EditPart;
  readonly number: number;
  readonly last: boolean;
  readonly marks: readonly LintMark[];
  readonly onText: (text: string) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onPicture: (picture: File) => void;
  /** Another message was dropped on this one. */
  readonly onDrop: (key: string) => void;
}

const DRAGGED = 'application/x-qundesk-part';

/** One message in the editor: a text with its variables and marks, or a picture; moved by keys or by dragging. */
export function PartCard({ part, number, last, marks, onText, onMove, onRemove, onPicture, onDrop }: PartCardProps) {
  const { t } = useTranslation();
  const card = useRef<HTMLLIElement>(null);
  const caret = useRef<readonly [number, number] | null>(null);
  const index = number - 1;

  const paste = (event: ClipboardEvent): void => {
    const picture = pictureIn(event.clipboardData);
    if (!picture) return;
    event.preventDefault();
    onPicture(picture);
  };
  const drop = (event: DragEvent): void => {
    const key = event.dataTransfer.getData(DRAGGED);
    const picture = pictureIn(event.dataTransfer);
    if (key === '' && !picture) return;
    event.preventDefault();
    event.stopPropagation();
    if (key !== '') onDrop(key);
    else if (picture) onPicture(picture);
  };
  const insert = (name: string): void => {
    if (part.kind !== 'text') return;
    const [from, to] = caret.current ?? [part.text.length, part.text.length];
    const word = `{{${name}}}`;
    onText(part.text.slice(0, from) + word + part.text.slice(to));
    caret.current = [from + word.length, from + word.length];
    const field = card.current?.querySelector('textarea');
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + word.length, from + word.length);
    });
  };

  return (
    <li
      ref={card}
      className={styles['card']}
      aria-label={t('scripts:bubbles.part', { number })}
      onPaste={paste}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED) || event.dataTransfer.types.includes('Files'))
          event.preventDefault();
      }}
      onDrop={drop}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? index - 1 : index + 1);
      }}
    >
      <div className={styles['head']}>
        <span
          className={styles['handle']}
          draggable
          title={t('scripts:part.drag')}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED, part.key);
            event.dataTransfer.effectAllowed = 'move';
            if (card.current) event.dataTransfer.setDragImage(card.current, 12, 12);
          }}
        >
          <HolderOutlined />
        </span>
        <span>{t('scripts:bubbles.part', { number })}</span>
        {part.kind === 'text' ? (
          <>
            <span className={styles['count']}>{t('scripts:part.chars', { count: Array.from(part.text).length })}</span>
            <Dropdown
              trigger={['click']}
              menu={{
                items: variableNames.map((name) => ({
                  key: name,
                  label: (
                    <span className={styles['variable']}>
                      {t(`scripts:variable.${name}`)}
                      <code>{`{{${t(`scripts:token.${name}`)}}}`}</code>
                    </span>
                  ),
                })),
                onClick: ({ key }) => insert(t(`scripts:token.${key}`)),
              }}
            >
              <Button type="text" size="small" icon={<PlusOutlined />}>
                {t('scripts:part.variable')}
              </Button>
            </Dropdown>
          </>
        ) : null}
        <span className={styles['tools']}>
          <Button
            type="text"
            size="small"
            disabled={index === 0}
            icon={<ArrowUpOutlined />}
            title={t('scripts:part.up')}
            aria-label={t('scripts:part.up')}
            onClick={() => onMove(index - 1)}
          />
          <Button
            type="text"
            size="small"
            disabled={last}
            icon={<ArrowDownOutlined />}
            title={t('scripts:part.down')}
            aria-label={t('scripts:part.down')}
            onClick={() => onMove(index + 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            title={t('scripts:part.remove')}
            aria-label={t('scripts:part.remove')}
            onClick={onRemove}
          />
        </span>
      </div>
      {part.kind === 'text' ? (
        <Input.TextArea
          variant="borderless"
          className={styles['text'] ?? ''}
          autoSize={{ minRows: 2, maxRows: 18 }}
          maxLength={MAX_PART_CHARS}
          value={part.text}
          placeholder={t('scripts:part.placeholder')}
          aria-label={t('scripts:bubbles.part', { number })}
          onChange={(event) => onText(event.target.value)}
          onBlur={(event) => {
            caret.current = [event.target.selectionStart, event.target.selectionEnd];
          }}
        />
      ) : (
        <div className={styles['picture']}>
          <img src={`qundesk://material/${part.sha256}`} alt={part.name} draggable={false} />
          <span className={styles['file']}>
            <span className={styles['name']} title={part.name}>
              {part.name}
            </span>
            {part.width && part.height ? <span>{`${part.width} × ${part.height}`}</span> : null}
          </span>
        </div>
      )}
      {marks.length > 0 ? (
        <ul className={styles['marks']}>
          {marks.map((mark) => (
            <li key={JSON.stringify(mark)} data-kind={mark.kind}>
              {t(`scripts:lint.${mark.kind}`, { ...mark })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
