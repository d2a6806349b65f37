import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportPreview, ImportReview } from '#shared/contract/imports';
import { undecided } from '#shared/domain/importNames';
import { VirtualRows } from '../../../components/VirtualRows';
import steps from '../../../components/StepDialog.module.css';
import { Review } from '../../../pickers/Review';

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
  const standing = (review: ImportReview): Decision =>
    made.get(review.line) ?? { line: review.line, ...undecided(review, others) };
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
