import { figure } from '../../components/figure';
import { CloseOutlined } from '../../components/firstIcons';
import { Button } from '../../components/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundView } from '#shared/contract/today';
import { nextPart } from '#shared/domain/round';
import { DEFAULT_ZONE } from '#shared/domain/clock';
import { askApp } from '../../api/client';
import { useData } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { spanText, timeText } from './times';
import { useClock } from './useClock';
import styles from './PasteBar.module.css';

/** The small window above WeChat: whose turn it is, what is on the clipboard, how far the round is. */
export function PasteBar() {
  const { t } = useTranslation();
  const round = useData('round.view', undefined).data;
  const [failure, setFailure] = useState('');
  useEffect(
    () =>
      window.qundesk.subscribe((event) => {
        if (event.type !== 'round') return;
        setFailure(event.outcome === 'failed' ? t(`app:${event.message ?? 'error.internal'}`, { cause: '' }) : '');
      }),
    [t],
  );
  useEffect(() => {
    if (round) document.body.dataset['painted'] = 'yes';
  }, [round]);
  const run = (work: Promise<unknown>): void => void work.catch((error: unknown) => setFailure(errorText(t, error)));
  if (!round) return null;
  const { current } = round;
  return (
    <main className={styles['bar']} style={{ borderColor: current?.colour ?? 'var(--line)' }}>
      <header className={styles['top']} style={current ? { background: current.colour } : undefined}>
        <span className={styles['who']} data-idle={current === null}>
          {current ? current.accountName : t('app:name')}
          {current?.device ? <b>{current.device}</b> : null}
        </span>
        {round.total > 0 ? (
          <span
            className={styles['progress']}
            aria-label={t('today:bar.progress', { done: round.done, total: round.total })}
          >
            {figure(round.done)}/{figure(round.total)}
          </span>
        ) : null}
        <button
          type="button"
          className={styles['close']}
          aria-label={t('today:bar.close')}
          title={t('today:bar.close')}
          onClick={() => run(askApp('app.closePasteBar', undefined))}
        >
          <CloseOutlined />
        </button>
      </header>
      {current ? <Turn round={round} current={current} failure={failure} /> : <Rest round={round} failure={failure} />}
      <footer className={styles['deeds']}>
        <Button
          look="primary"
          small
          disabled={current === null && round.due === 0}
          onClick={() => run(askApp('app.press', undefined))}
        >
          {t(pressLabel(round))}
        </Button>
        <Button small disabled={current === null} onClick={() => run(askApp('app.skipInRound', { reason: '' }))}>
          {t('today:do.skip')}
        </Button>
        <Shortcut />
      </footer>
    </main>
  );
}

// What the next press will do.
function pressLabel({ current, state }: RoundView): string {
  if (!current) return state === 'finished' ? 'today:bar.again' : 'today:do.round';
  if (nextPart(current.copied, current.parts.length) === null) return 'today:bar.sentNext';
  return current.copied.length === 0 ? 'today:bar.copy' : 'today:bar.copyNext';
}

interface TurnProps {
  readonly round: RoundView;
  readonly current: NonNullable<RoundView['current']>;
  readonly failure: string;
}

function Turn({ round, current, failure }: TurnProps) {
  const { t } = useTranslation();
  const name = current.groupName ?? t('today:moments');
  const place = [current.device, current.accountName].filter(Boolean).join(' · ');
  const total = current.parts.length;
  const part = current.copied.length;
  const held = round.clip?.deliveryId === current.deliveryId ? round.clip : null;
  return (
    <div className={styles['turn']}>
      <h1 className={styles['group']} title={name}>
        {name}
      </h1>
      {failure !== '' ? (
        <p className={styles['failure']} role="alert" title={failure}>
          {failure}
        </p>
      ) : current.unfilled.length > 0 ? (
        <p className={styles['failure']} role="alert">
          {t('today:bar.unfilled', { names: current.unfilled.join(' ') })}
        </p>
      ) : round.from && held === null ? (
        <p className={styles['switch']} role="alert">
          {t('today:bar.switch', { place })}
        </p>
      ) : (
        <p className={styles['words']} title={current.words}>
          {round.from ? <b className={styles['switch']}>{t('today:bar.switch', { place })} </b> : null}
          {total > 1 ? <span>{t('today:bar.part', { number: Math.min(part, total), total })} · </span> : null}
          {current.words === '' ? current.title : current.words}
        </p>
      )}
      <p className={styles['clip']} data-held={held !== null} role="status">
        {clipText(t, held)}
      </p>
    </div>
  );
}

function clipText(t: ReturnType<typeof useTranslation>['t'], held: RoundView['clip']): string {
  if (!held) return t('today:bar.clipNone');
  return held.kind === 'picture'
    ? t('today:bar.clipPicture', { name: held.words })
    : t('today:bar.clipText', { words: held.words });
}

function Rest({ round, failure }: { readonly round: RoundView; readonly failure: string }) {
  const { t } = useTranslation();
  const now = useClock();
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  return (
    <div className={styles['turn']}>
      <h1 className={styles['group']}>
        {round.due > 0
          ? t('today:bar.due', { count: round.due })
          : round.state === 'finished'
            ? t('today:bar.finished', { count: round.done })
            : t('today:bar.idle')}
      </h1>
      <p className={failure === '' ? styles['words'] : styles['failure']}>
        {failure !== ''
          ? failure
          : round.due > 0
            ? t('today:bar.begin')
            : round.waiting
              ? t('today:bar.waiting', {
                  time: timeText(t, round.waiting.dueAt, now, zone),
                  span: spanText(t, round.waiting.dueAt - now),
                  title: round.waiting.title,
                })
              : t('today:bar.nothing')}
      </p>
    </div>
  );
}

function Shortcut() {
  const { t } = useTranslation();
  const keys = useData('setting.all', undefined).data?.pasteShortcut ?? '';
  if (keys === '') return null;
  const mac = navigator.userAgent.includes('Mac');
  const shown = keys
    .replace('CommandOrControl', mac ? '⌘' : 'Ctrl')
    .replace('Alt', mac ? '⌥' : 'Alt')
    .replace('Shift', mac ? '⇧' : 'Shift')
    .replaceAll('+', mac ? '' : ' + ');
  return (
    <span className={styles['shortcut']} title={t('today:bar.shortcut')}>
      {shown}
    </span>
  );
}
