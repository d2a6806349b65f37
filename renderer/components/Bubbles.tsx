import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptPart } from '#shared/contract/scripts';
import { fillTemplate, type Segment, type Variables } from '#shared/text/template';
import styles from './Bubbles.module.css';

interface BubblesProps {
  readonly parts: readonly ScriptPart[];
  /** What fills the texts; without it variables are shown as written. */
  readonly variables?: Variables;
  /** Index of the part that is copied next; it gets a ring. */
  readonly current?: number;
  /** Indexes of the parts copied already; given, their place is kept free so that nothing jumps. */
  readonly copied?: readonly number[];
  /** Makes each bubble a button. */
  readonly onPart?: (index: number) => void;
}

const NO_VARIABLES: Variables = {};

/** A script's messages as WeChat will show them: filled variables marked, links and pictures shown. */
export function Bubbles({ parts, variables = NO_VARIABLES, current, copied, onPart }: BubblesProps) {
  const { t } = useTranslation();
  const numbered = useMemo(() => parts.map((part, index) => ({ part, index })), [parts]);
  return (
    <ol className={styles['list']}>
      {numbered.map(({ part, index }) => {
        const bubble =
          part.kind === 'text' ? <TextBubble text={part.text} variables={variables} /> : <PictureBubble part={part} />;
        const done = copied?.includes(index) ?? false;
        const state = index === current ? styles['current'] : done ? styles['copied'] : '';
        return (
          <li key={index} className={`${styles['row']} ${state}`} aria-current={index === current ? 'step' : undefined}>
            {onPart ? (
              <button
                type="button"
                className={styles['pick']}
                onClick={() => onPart(index)}
                title={t('scripts:bubbles.copyPart')}
              >
                {bubble}
              </button>
            ) : (
              bubble
            )}
            {copied ? (
              <span className={styles['mark']} aria-hidden={!done}>
                {done ? `✓ ${t('scripts:bubbles.copied')}` : ''}
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function TextBubble({ text, variables }: { readonly text: string; readonly variables: Variables }) {
  const { t } = useTranslation();
  const segments = useMemo(
    () => fillTemplate(text, variables).segments.map((segment, index) => ({ segment, index })),
    [text, variables],
  );
  return (
    <div className={styles['bubble']}>
      {segments.map(({ segment, index }) =>
        segment.kind === 'plain' ? (
          <Linked key={index} text={segment.text} />
        ) : (
          <mark key={index} className={styles[segment.kind]} title={hint(segment, t)}>
            {segment.text}
          </mark>
        ),
      )}
      {text === '' ? <span className={styles['blank']}>{t('scripts:bubbles.blank')}</span> : null}
    </div>
  );
}

const hint = (segment: Segment, t: ReturnType<typeof useTranslation>['t']): string =>
  segment.kind === 'unknown'
    ? t('scripts:bubbles.unknown')
    : t(segment.kind === 'missing' ? 'scripts:bubbles.missing' : 'scripts:bubbles.filled', {
        name: segment.name ? t(`scripts:variable.${segment.name}`) : '',
      });

const LINK = /(https?:\/\/[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+)/u;

/** Text with its web addresses coloured as WeChat does; they are shown, never opened. */
function Linked({ text }: { readonly text: string }) {
  const pieces = text.split(LINK).map((piece, index) => ({ piece, index }));
  return pieces.map(({ piece, index }) =>
    index % 2 === 1 ? (
      <span key={index} className={styles['link']}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

function PictureBubble({ part }: { readonly part: Extract<ScriptPart, { kind: 'picture' }> }) {
  const { t } = useTranslation();
  const [lost, setLost] = useState(false);
  if (lost) return <div className={`${styles['bubble']} ${styles['lost']}`}>{t('scripts:bubbles.lost', part)}</div>;
  return (
    <img
      className={styles['picture']}
      src={`qundesk://material/${part.sha256}`}
      alt={part.name}
      title={part.name}
      width={part.width ?? undefined}
      height={part.height ?? undefined}
      loading="lazy"
      draggable={false}
      onError={() => setLost(true)}
    />
  );
}
