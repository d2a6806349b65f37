import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatHit, ChatResult } from '#shared/contract/chats';
import { harder } from '#shared/domain/violations';
import { useWrite } from '../../../api/hooks';
import { figure } from '../../../components/figure';
import { ResultFoot } from '../../../components/ResultFoot';
import { useUndo } from '../../../components/undo';
import { useWhen } from '../when';
import steps from '../../../components/StepDialog.module.css';
import styles from './import.module.css';

/** What came of the import: the counts, who came and went by its system lines, watchwords in place, and the way back. */
export function ResultStep({ result, onClose }: { readonly result: ChatResult; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [undone, setUndone] = useState(false);
  const { counts, operationId, hits, hitCount, hints, moved } = result;
  const joined = hints.filter(({ what }) => what === 'joined');
  const left = hints.filter(({ what }) => what === 'left');
  const names = (list: typeof hints): string =>
    list
      .flatMap((hint) => hint.names)
      .slice(-30)
      .join(t('chats:digest.separator'));
  return (
    <>
      <div className={hits.length > 0 ? styles['top'] : steps['middle']}>
        <div role="status">
          {undone
            ? t('chats:result.undone')
            : operationId === null
              ? t('chats:result.nothing')
              : t('chats:result.done')}
        </div>
        <div className={steps['figures']}>
          {(['fresh', 'known', 'system', 'unread'] as const)
            .filter((key) => counts[key] > 0 || key === 'fresh')
            .map((key) => (
              <div key={key} className={steps['figure']}>
                <strong className={key === 'unread' ? steps['bad'] : undefined}>{figure(counts[key])}</strong>
                {t(`chats:result.${key}`)}
              </div>
            ))}
        </div>
        {moved > 0 && !undone ? <p className={styles['hint']}>{t('chats:result.moved', { count: moved })}</p> : null}
        {joined.length > 0 ? (
          <p className={styles['hint']}>{t('chats:result.joined', { count: joined.length, names: names(joined) })}</p>
        ) : null}
        {left.length > 0 ? (
          <p className={styles['hint']}>{t('chats:result.left', { count: left.length, names: names(left) })}</p>
        ) : null}
      </div>
      {hits.length > 0 && !undone ? (
        <>
          <div>{t('chats:hit.intro', { count: hitCount })}</div>
          <ul className={steps['reviews']}>
            {hits.map((hit, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a message is its place in the log
              <Hit key={index} hit={hit} groupId={result.groupId} />
            ))}
          </ul>
        </>
      ) : null}
      <ResultFoot operationId={undone ? null : operationId} onUndone={() => setUndone(true)} onClose={onClose}>
        <span className={steps['grow']} />
      </ResultFoot>
    </>
  );
}

function Hit({ hit, groupId }: { readonly hit: ChatHit; readonly groupId: number }) {
  const { t } = useTranslation();
  const when = useWhen();
  const record = useWrite('violation.record');
  const { offer } = useUndo();
  const [recorded, setRecorded] = useState(false);
  const { at, senderName, personId, text, spans } = hit;
  const action = spans.map((span) => span.action).reduce(harder, 'remind');
  const pieces = cut(text, spans);
  return (
    <li className={styles['hit']}>
      <div className={steps['who']}>
        <div className={steps['quiet']}>
          {senderName} · {when.clock(at)}
        </div>
        <div className={styles['said']}>
          {pieces.map(({ words, span }, index) =>
            span ? (
              // oxlint-disable-next-line react/no-array-index-key -- a piece is its place in the text
              <mark key={index} title={t(`chats:hit.${span.action}`)}>
                {words}
              </mark>
            ) : (
              words
            ),
          )}
        </div>
        <div className={steps['quiet']}>
          {Array.from(new Set(spans.map(({ word, kind }) => (kind === '' ? word : `${kind} ${word}`)))).join(
            t('chats:digest.separator'),
          )}
          {' · '}
          {t(`chats:hit.${action}`)}
        </div>
      </div>
      {personId === null ? (
        <span className={steps['quiet']}>{t('chats:hit.nobody')}</span>
      ) : (
        <Button
          size="small"
          disabled={recorded}
          loading={record.isPending}
          onClick={() =>
            record.mutate(
              {
                personId,
                groupId,
                at,
                rule: (spans[0]?.word ?? '').slice(0, 200),
                said: text.slice(0, 4000),
                action,
                left: false,
              },
              {
                onSuccess: () => {
                  setRecorded(true);
                  offer(t('chats:hit.recorded', { name: senderName }));
                },
              },
            )
          }
        >
          {recorded ? t('chats:hit.done') : t('chats:hit.record')}
        </Button>
      )}
    </li>
  );
}

interface Piece {
  readonly words: string;
  readonly span: ChatHit['spans'][number] | null;
}

function cut(text: string, spans: ChatHit['spans']): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from > at) pieces.push({ words: text.slice(at, span.from), span: null });
    pieces.push({ words: text.slice(span.from, span.to), span });
    at = span.to;
  }
  if (at < text.length) pieces.push({ words: text.slice(at), span: null });
  return pieces;
}
