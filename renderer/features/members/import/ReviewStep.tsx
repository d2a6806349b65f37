import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportPreview, ImportReview } from '#shared/contract/imports';
import { VirtualRows } from '../../../components/VirtualRows';
import steps from '../../../components/StepDialog.module.css';

interface ReviewStepProps {
  readonly preview: ImportPreview;
  readonly decisions: readonly Decision[];
  /** What becomes of the rows that nobody decided; undefined = of each what is suggested. */
  readonly others: Decision['action'] | undefined;
  readonly onDecide: (decisions: readonly Decision[]) => void;
  readonly onOthers: (action: Decision['action'] | undefined) => void;
}

const actions = ['same', 'new', 'skip'] as const;

/** Rows that are perhaps a known member: the same one, somebody new, or left out; one by one, or all the others together. */
export function ReviewStep({ preview, decisions, others, onDecide, onOthers }: ReviewStepProps) {
  const { t } = useTranslation();
  const { reviews, toReview } = preview;
  const made = new Map(decisions.map((decision) => [decision.line, decision]));
  const standing = ({ line, suggested }: ImportReview): Decision =>
    made.get(line) ?? {
      line,
      action: others ?? suggested.action,
      memberId: others === undefined || others === 'same' ? suggested.memberId : null,
    };
  return (
    <>
      <div className={steps['bulk']}>
        <span>{t('members:review.intro', { count: toReview })}</span>
        <span className={steps['grow']} />
        <span>{t('members:review.others', { count: toReview - decisions.length })}</span>
        <Segmented<Decision['action'] | 'suggested'>
          size="small"
          aria-label={t('members:review.others', { count: toReview - decisions.length })}
          value={others ?? 'suggested'}
          options={(['suggested', ...actions] as const).map((value) => ({
            value,
            label: t(`members:review.${value}`),
          }))}
          onChange={(value) => onOthers(value === 'suggested' ? undefined : value)}
        />
      </div>
      <VirtualRows label={t('members:review.list')} count={reviews.length} height={62} className={steps['reviews']}>
        {(at) => {
          const review = reviews[at];
          return review ? (
            <Review
              review={review}
              decision={standing(review)}
              onDecide={(decision) => onDecide([...decisions.filter((one) => one.line !== decision.line), decision])}
            />
          ) : null;
        }}
      </VirtualRows>
      {toReview > reviews.length ? (
        <div className={steps['quiet']}>{t('members:review.rest', { count: toReview - reviews.length })}</div>
      ) : null}
    </>
  );
}

interface ReviewProps {
  readonly review: ImportReview;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

type Candidate = ImportReview['candidates'][number];

function Review({ review, decision, onDecide }: ReviewProps) {
  const { t } = useTranslation();
  const { line, reason, row, candidates } = review;
  // A row further up in the sheet is nobody stored: it is named by its line.
  const from = ({ line: above }: Candidate): string =>
    above === null ? '' : t('members:review.above', { line: above });
  const said = (one: Candidate): readonly (string | null)[] => [
    from(one),
    one.wechatId,
    one.phone,
    one.city,
    ...one.groups,
  ];
  const chosen = candidates.find((one) => one.id === decision.memberId) ?? candidates[0];
  return (
    <div className={steps['review']}>
      <div className={steps['who']}>
        <div>{row.nickname}</div>
        <div className={steps['quiet']}>
          {[t('members:review.line', { line }), row.wechatId, row.phone, row.city].filter(Boolean).join(' · ')}
        </div>
      </div>
      <div className={steps['who']}>
        {candidates.length > 1 ? (
          <Select<number>
            size="small"
            style={{ width: '100%' }}
            aria-label={t('members:review.who')}
            disabled={decision.action !== 'same'}
            value={Math.max(0, chosen ? candidates.indexOf(chosen) : 0)}
            options={candidates.map((one, at) => ({
              value: at,
              label: [one.nickname, ...said(one)].filter(Boolean).join(' · '),
            }))}
            onChange={(at) => onDecide({ line, action: 'same', memberId: candidates[at]?.id ?? null })}
          />
        ) : (
          <div>{chosen?.nickname}</div>
        )}
        <div className={steps['quiet']}>
          {[t(`members:review.reason.${reason}`), ...(candidates.length > 1 || !chosen ? [] : said(chosen))]
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
    </div>
  );
}
