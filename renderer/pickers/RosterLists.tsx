import { App, Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportReview } from '#shared/contract/imports';
import type { RosterComparison, RosterName } from '#shared/contract/rosters';
import { askApp } from '../api/client';
import { VirtualRows } from '../components/VirtualRows';
import steps from '../components/StepDialog.module.css';
import { Review } from './Review';
import styles from './RosterDialog.module.css';

interface RosterListsProps {
  readonly found: RosterComparison;
  /** The stored member by the line that names them now. */
  readonly same: ReadonlyMap<number, number>;
  readonly counts: Readonly<Record<'joined' | 'left' | 'renamed', number>>;
  readonly onSame: (same: ReadonlyMap<number, number>) => void;
  /** Newcomers whose name somebody outside goes by, and who the operator says they are. */
  readonly reviews: readonly ImportReview[];
  readonly decisions: readonly Decision[];
  readonly onDecide: (decisions: readonly Decision[]) => void;
}

interface Row {
  readonly before: RosterName | null;
  readonly after: RosterName | null;
}

const tabs = ['joined', 'left', 'renamed', 'near', 'elsewhere'] as const;
type Tab = (typeof tabs)[number];

const nameOf = ({ nickname, groupNickname }: RosterName): string =>
  nickname === '' || nickname === groupNickname || groupNickname === ''
    ? nickname || groupNickname
    : `${nickname} · ${groupNickname}`;
const idOf = ({ wechatId, phone }: RosterName): string => [wechatId, phone].filter(Boolean).join(' · ');

/** The lists that a comparison comes to, one at a time, to look through, copy and save. */
export function RosterLists({ found, same, counts, onSame, reviews, decisions, onDecide }: RosterListsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const many = { ...counts, near: found.near.length, elsewhere: reviews.length };
  const first = tabs.find((tab) => many[tab] > 0);
  const [tab, setTab] = useState<Tab>(first ?? 'joined');
  const taken = new Set(same.values());
  const rows: Readonly<Record<Tab, readonly Row[]>> = {
    joined: found.joined.filter(({ line }) => !same.has(line)).map((after) => ({ before: null, after })),
    left: found.left.filter(({ id }) => id === null || !taken.has(id)).map((before) => ({ before, after: null })),
    renamed: [...found.renamed, ...found.near.filter(({ after }) => same.has(after.line))],
    near: found.near,
    elsewhere: reviews.map(({ line, row }) => ({
      before: null,
      after: { ...EMPTY, line, nickname: row.nickname },
    })),
  };
  const shown = rows[tab];
  const lines = (list: readonly Tab[]): readonly (readonly string[])[] =>
    list.flatMap((kind) =>
      rows[kind].map(({ before, after }) => {
        const who = after ?? before;
        return [
          t(`members:roster.kind.${kind}`),
          before ? nameOf(before) : '',
          after ? nameOf(after) : '',
          who ? idOf(who) : '',
        ];
      }),
    );
  const copy = async (): Promise<void> => {
    await askApp('app.copyText', {
      text: lines([tab])
        .map((line) => line.slice(1).filter(Boolean).join('\t'))
        .join('\n'),
    });
    void message.success(t('members:roster.copied', { count: shown.length }));
  };
  const save = async (): Promise<void> => {
    const head = ['kind', 'before', 'after', 'identity'].map((name) => t(`members:roster.head.${name}`));
    const text = [head, ...lines(['joined', 'left', 'renamed'])].map((line) => line.map(cell).join(',')).join('\r\n');
    const { saved } = await askApp('app.saveText', { name: t('members:roster.file'), text: `\ufeff${text}\r\n` });
    if (saved) void message.success(t('members:roster.saved'));
  };
  return (
    <>
      <div className={styles['row']}>
        <Segmented<Tab>
          aria-label={t('members:roster.lists')}
          value={tab}
          options={tabs
            .filter((each) => (each !== 'near' && each !== 'elsewhere') || many[each] > 0)
            .map((each) => ({
              value: each,
              label: t(`members:roster.${each}`, { count: many[each] }),
            }))}
          onChange={setTab}
        />
        <span className={steps['quiet']}>
          {t('members:roster.unchanged', { count: found.unchanged })}
          {found.rejected > 0 ? ` · ${t('members:roster.rejected', { count: found.rejected })}` : ''}
        </span>
        <span className={steps['grow']} />
        <Button size="small" disabled={shown.length === 0} onClick={() => void copy()}>
          {t('members:roster.copy')}
        </Button>
        <Button size="small" onClick={() => void save()}>
          {t('members:roster.save')}
        </Button>
      </div>
      {tab === 'near' ? <div className={steps['quiet']}>{t('members:roster.nearHint')}</div> : null}
      {tab === 'elsewhere' ? <div className={steps['quiet']}>{t('members:roster.elsewhereHint')}</div> : null}
      {tab === 'elsewhere' && shown.length > 0 ? (
        <VirtualRows
          label={t('members:roster.elsewhere', { count: reviews.length })}
          count={reviews.length}
          height={62}
          className={styles['list']}
        >
          {(at) => {
            const review = reviews[at];
            const made = decisions.find(({ line }) => line === review?.line);
            return review ? (
              <Review
                review={review}
                decision={made ?? { line: review.line, ...review.suggested }}
                onDecide={(decision) => onDecide([...decisions.filter(({ line }) => line !== decision.line), decision])}
              />
            ) : null;
          }}
        </VirtualRows>
      ) : shown.length === 0 ? (
        <div className={styles['middle']}>{t(`members:roster.none.${tab}`)}</div>
      ) : (
        <VirtualRows
          key={tab}
          label={t(`members:roster.${tab}`, { count: shown.length })}
          count={shown.length}
          height={37}
          className={styles['list']}
        >
          {(at) => {
            const { before, after } = shown[at] ?? { before: null, after: null };
            const id = before?.id ?? null;
            const line = after?.line ?? 0;
            return (
              <div className={styles['line']}>
                <span className={styles['name']}>{before ? nameOf(before) : after ? nameOf(after) : ''}</span>
                <span className={styles['name']}>
                  {before && after ? `→ ${nameOf(after)} ` : ''}
                  <span className={steps['quiet']}>{idOf(after ?? before ?? EMPTY)}</span>
                </span>
                {tab === 'near' && id !== null ? (
                  <Checkbox
                    checked={same.get(line) === id}
                    onChange={(event) => {
                      const now = new Map(same);
                      if (event.target.checked) now.set(line, id);
                      else now.delete(line);
                      onSame(now);
                    }}
                  >
                    {t('members:roster.isSame')}
                  </Checkbox>
                ) : null}
              </div>
            );
          }}
        </VirtualRows>
      )}
    </>
  );
}

const EMPTY: RosterName = { id: null, line: 0, nickname: '', groupNickname: '', wechatId: null, phone: null };

/** A cell of a CSV file; one that a sheet would run as a formula is made text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
