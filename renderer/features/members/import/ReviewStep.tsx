import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportPreview, ImportReview } from '#shared/contract/imports';
import styles from './import.module.css';

interface ReviewStepProps {
  readonly preview: ImportPreview;
  readonly decisions: readonly Decision[];
  readonly onDecide: (decisions: readonly Decision[]) => void;
}

const actions = ['same', 'new', 'skip'] as const;

/** Rows that are perhaps a known member: the same one, somebody new, or left out. */
export function ReviewStep({ preview, decisions, onDecide }: ReviewStepProps) {
  const { t } = useTranslation();
  const { reviews, toReview } = preview;
  const made = new Map(decisions.map((decision) => [decision.line, decision]));
  const decide = (decision: Decision): void =>
    onDecide([...decisions.filter((one) => one.line !== decision.line), decision]);
  const all = (action: Decision['action']): void =>
    onDecide(
      reviews.map(({ line, suggested, candidates }) => ({
        line,
        action,
        memberId: action === 'same' ? (suggested.memberId ?? candidates[0]?.id ?? null) : null,
      })),
    );
  return (
    <>
      <div className={styles['bulk']}>
        <span>{t('members:review.intro', { count: toReview })}</span>
        <span className={styles['grow']} />
        {actions.map((action) => (
          <Button key={action} size="small" onClick={() => all(action)}>
            {t(`members:review.all.${action}`)}
          </Button>
        ))}
      </div>
      <ul className={styles['reviews']}>
        {reviews.map((review) => (
          <Review
            key={review.line}
            review={review}
            decision={made.get(review.line) ?? { line: review.line, ...review.suggested }}
            onDecide={decide}
          />
        ))}
      </ul>
      {toReview > reviews.length ? (
        <div className={styles['quiet']}>{t('members:review.rest', { count: toReview - reviews.length })}</div>
      ) : null}
    </>
  );
}

interface ReviewProps {
  readonly review: ImportReview;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

function Review({ review, decision, onDecide }: ReviewProps) {
  const { t } = useTranslation();
  const { line, reason, row, candidates } = review;
  const chosen = candidates.find((one) => one.id === decision.memberId) ?? candidates[0];
  return (
    <li className={styles['review']}>
      <div className={styles['who']}>
        <div>{row.nickname}</div>
        <div className={styles['quiet']}>
          {[t('members:review.line', { line }), row.wechatId, row.phone, row.city].filter(Boolean).join(' · ')}
        </div>
      </div>
      <div className={styles['who']}>
        {candidates.length > 1 ? (
          <Select<number>
            size="small"
            style={{ width: '100%' }}
            aria-label={t('members:review.who')}
            disabled={decision.action !== 'same'}
            value={Math.max(0, chosen ? candidates.indexOf(chosen) : 0)}
            options={candidates.map((one, at) => ({
              value: at,
              label: [one.nickname, one.wechatId, one.phone, one.city].filter(Boolean).join(' · '),
            }))}
            onChange={(at) => onDecide({ line, action: 'same', memberId: candidates[at]?.id ?? null })}
          />
        ) : (
          <div>{chosen?.nickname}</div>
        )}
        <div className={styles['quiet']}>
          {[
            t(`members:review.reason.${reason}`),
            ...(candidates.length > 1 ? [] : [chosen?.wechatId, chosen?.phone, chosen?.city]),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <Segmented<Decision['action']>
        size="small"
        aria-label={t('members:review.decide', { name: row.nickname })}
        value={decision.action}
        options={actions.map((value) => ({ value, label: t(`members:review.${value}`) }))}
        onChange={(action) => onDecide({ line, action, memberId: action === 'same' ? (chosen?.id ?? null) : null })}
      />
    </li>
  );
}
