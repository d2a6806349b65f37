import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FileSender, SenderDecision } from '#shared/contract/chats';
import { MemberSelect } from '../../../pickers/MemberSelect';
import steps from '../../../components/StepDialog.module.css';

interface WhoIsProps {
  /** A sender, or somebody who came or went. */
  readonly named: Pick<FileSender, 'key' | 'name' | 'match' | 'candidates'>;
  readonly decision: SenderDecision;
  readonly options: readonly { readonly value: SenderDecision['is']; readonly label: string }[];
  readonly onDecide: (decision: SenderDecision) => void;
}

/** Decides who somebody named by a chat is; stands in a row of a review, as its second and third cell. */
export function WhoIs({ named, decision, options, onDecide }: WhoIsProps) {
  const { t } = useTranslation();
  const { key, name, match, candidates } = named;
  const label = t('chats:sender.choose', { name });
  const pick = (personId: number | null): void =>
    onDecide({ key, is: personId === null ? 'later' : 'member', personId });
  return (
    <>
      <div className={steps['who']}>
        {decision.is !== 'member' ? null : candidates.length > 0 ? (
          <Select<number | null>
            size="small"
            style={{ width: '100%' }}
            aria-label={label}
            value={decision.personId}
            options={candidates.map((one) => ({
              value: one.id,
              label: [one.nickname, one.groupNickname, one.wechatId].filter(Boolean).join(' · '),
            }))}
            onChange={pick}
          />
        ) : (
          <MemberSelect label={label} accountId={null} value={decision.personId} onChange={pick} />
        )}
        <div className={steps['quiet']}>{t(`chats:match.${match}`, { count: candidates.length })}</div>
      </div>
      <Segmented<SenderDecision['is']>
        size="small"
        aria-label={t('chats:review.decide', { name })}
        value={decision.is}
        options={[...options]}
        onChange={(is) => onDecide({ key, is, personId: is === 'member' ? (candidates[0]?.id ?? null) : null })}
      />
    </>
  );
}

/** The decisions made, with more of them: of whom one was made before, the new one stands. */
export function decided(made: readonly SenderDecision[], more: readonly SenderDecision[]): readonly SenderDecision[] {
  const again = new Set(more.map(({ key }) => key));
  return [...made.filter(({ key }) => !again.has(key)), ...more];
}
