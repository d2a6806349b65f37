import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportReview } from '#shared/contract/imports';
import steps from '../components/StepDialog.module.css';

const actions = ['same', 'new', 'skip'] as const;

interface ReviewProps {
  readonly review: ImportReview;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

type Candidate = ImportReview['candidates'][number];

/** One doubtful row: whom it may be, and what the operator says it is. */
export function Review({ review, decision, onDecide }: ReviewProps) {
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
