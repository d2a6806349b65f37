import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChatMove, ChatPreview, SenderDecision } from '#shared/contract/chats';
import { useWhen } from '../when';
import { decided, WhoIs } from './WhoIs';
import steps from '../../../components/StepDialog.module.css';

interface MovesStepProps {
  readonly preview: ChatPreview;
  /** What was decided of senders: those who came and went under the same name are the same. */
  readonly senders: readonly SenderDecision[];
  /** Null = nothing of it is written. */
  readonly decisions: readonly SenderDecision[] | null;
  readonly onDecide: (decisions: readonly SenderDecision[] | null) => void;
}

const kinds = ['member', 'new', 'later'] as const;
const NONE: readonly SenderDecision[] = [];

/** Who that moves is, as it was decided of them or of the sender they are, else as is suggested. */
export function standingMove(
  { key, senderKey, suggested }: ChatMove,
  senders: readonly SenderDecision[],
  decisions: readonly SenderDecision[],
): SenderDecision {
  const made = senderKey === null ? decisions : senders;
  return made.find((one) => one.key === (senderKey ?? key)) ?? { key, ...suggested };
}

/** Who came and went by the chat's own lines: which member each is, before dates of joining and leaving are written. */
export function MovesStep({ preview, senders, decisions, onDecide }: MovesStepProps) {
  const { t } = useTranslation();
  const { moves, moveCount } = preview;
  const made = decisions ?? NONE;
  const open = moves.filter(({ senderKey, match }) => senderKey === null && match !== 'sure');
  const all = (is: 'new' | 'later'): void =>
    onDecide(
      decided(
        made,
        open.map(({ key }) => ({ key, is, personId: null })),
      ),
    );
  return (
    <>
      <div className={steps['bulk']}>
        <Checkbox checked={decisions !== null} onChange={(event) => onDecide(event.target.checked ? NONE : null)}>
          {t('chats:moves.apply', { count: moveCount })}
        </Checkbox>
        <span className={steps['grow']} />
        <Button size="small" disabled={decisions === null || open.length === 0} onClick={() => all('new')}>
          {t('chats:review.allNew')}
        </Button>
        <Button size="small" disabled={decisions === null || open.length === 0} onClick={() => all('later')}>
          {t('chats:moves.allLater')}
        </Button>
      </div>
      <div className={steps['quiet']}>{t('chats:moves.hint')}</div>
      <ul className={steps['reviews']} inert={decisions === null}>
        {moves.map((move) => (
          <Move
            key={move.key}
            move={move}
            decision={standingMove(move, senders, made)}
            onDecide={(decision) => onDecide(decided(made, [decision]))}
          />
        ))}
      </ul>
      {moveCount > moves.length ? (
        <div className={steps['quiet']}>{t('chats:moves.rest', { count: moveCount - moves.length })}</div>
      ) : null}
    </>
  );
}

interface MoveProps {
  readonly move: ChatMove;
  readonly decision: SenderDecision;
  readonly onDecide: (decision: SenderDecision) => void;
}

function Move({ move, decision, onDecide }: MoveProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const { name, senderKey, events } = move;
  return (
    <li className={steps['review']}>
      <div className={steps['who']}>
        <div>{name}</div>
        <div className={steps['quiet']}>
          {events
            .map(({ what, at, inviter }) =>
              what === 'joined' && inviter !== null
                ? t('chats:moves.brought', { at: when.clock(at), name: inviter })
                : t(`chats:moves.${what}`, { at: when.clock(at) }),
            )
            .join(t('chats:digest.separator'))}
        </div>
      </div>
      {senderKey === null ? (
        <WhoIs
          named={move}
          decision={decision}
          options={kinds.map((value) => ({
            value,
            label: t(value === 'later' ? 'chats:moves.later' : `chats:review.${value}`),
          }))}
          onDecide={onDecide}
        />
      ) : (
        <>
          <div className={`${steps['who']} ${steps['quiet']}`}>{t('chats:moves.sender')}</div>
          <span className={steps['quiet']}>{t(`chats:moves.is.${decision.is}`)}</span>
        </>
      )}
    </li>
  );
}
