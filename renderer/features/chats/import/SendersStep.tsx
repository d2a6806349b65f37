import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChatPreview, FileSender, SenderDecision } from '#shared/contract/chats';
import { useWhen } from '../when';
import { decided, WhoIs } from './WhoIs';
import steps from '../../../components/StepDialog.module.css';

interface SendersStepProps {
  readonly preview: ChatPreview;
  readonly decisions: readonly SenderDecision[];
  readonly onDecide: (decisions: readonly SenderDecision[]) => void;
}

const kinds = ['member', 'new', 'ignore', 'later'] as const;

/** Senders that names alone do not settle: a member, a new one, one of our own, or nobody yet. */
export function SendersStep({ preview, decisions, onDecide }: SendersStepProps) {
  const { t } = useTranslation();
  const { senders, toReview, senderCount } = preview;
  const open = senders.filter(({ match }) => match === 'several' || match === 'none');
  const rest = senders.filter(({ match }) => match === 'own' || match === 'sure');
  const made = new Map(decisions.map((decision) => [decision.key, decision]));
  const all = (is: 'new' | 'later'): void =>
    onDecide(
      decided(
        decisions,
        open.map(({ key }) => ({ key, is, personId: null })),
      ),
    );
  return (
    <>
      <div className={steps['bulk']}>
        <span>{t('chats:review.intro', { count: toReview })}</span>
        <span className={steps['grow']} />
        <Button size="small" onClick={() => all('new')}>
          {t('chats:review.allNew')}
        </Button>
        <Button size="small" onClick={() => all('later')}>
          {t('chats:review.allLater')}
        </Button>
      </div>
      <ul className={steps['reviews']}>
        {[...open, ...rest].map((sender) => (
          <Sender
            key={sender.key}
            sender={sender}
            decision={made.get(sender.key) ?? { key: sender.key, ...sender.suggested }}
            onDecide={(decision) => onDecide(decided(decisions, [decision]))}
          />
        ))}
      </ul>
      {senderCount > senders.length ? (
        <div className={steps['quiet']}>{t('chats:review.rest', { count: senderCount - senders.length })}</div>
      ) : null}
    </>
  );
}

interface SenderProps {
  readonly sender: FileSender;
  readonly decision: SenderDecision;
  readonly onDecide: (decision: SenderDecision) => void;
}

function Sender({ sender, decision, onDecide }: SenderProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const { name, wechatId, messages, lastAt } = sender;
  return (
    <li className={steps['review']}>
      <div className={steps['who']}>
        <div>{name}</div>
        <div className={steps['quiet']}>
          {[wechatId, t('chats:review.said', { count: messages, at: when.clock(lastAt) })].filter(Boolean).join(' · ')}
        </div>
      </div>
      <WhoIs
        named={sender}
        decision={decision}
        options={kinds.map((value) => ({ value, label: t(`chats:review.${value}`) }))}
        onDecide={onDecide}
      />
    </li>
  );
}
