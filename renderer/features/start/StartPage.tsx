import { Button, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData, useWrite } from '../../api/hooks';
import { useNavigation, type Screen } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { groupsOf, newDesk, newKey, setUpOf, useStart, type Step } from './draft';
import { GroupsStep } from './GroupsStep';
import { PhonesStep } from './PhonesStep';
import { RhythmStep } from './RhythmStep';
import styles from './start.module.css';

const steps = ['phones', 'groups', 'rhythm'] as const;

/** First start: the sample, or three steps that make phones, accounts, groups and a daily rhythm at once. */
export default function StartPage() {
  const step = useStart((draft) => draft.step);
  return <main className={styles['page']}>{step === 'choice' ? <Choice /> : <ThreeSteps step={step} />}</main>;
}

function Choice() {
  const { t } = useTranslation();
  const { desks, put } = useStart();
  const openSet = useWrite('store.openSet');
  const save = useWrite('setting.save');
  const begin = (): void => {
    if (desks.length === 0) {
      const first = newDesk([], { label: t('start:phones.mainPhone'), name: t('start:phones.mainAccount') }, 'primary');
      const second = newDesk(
        [first],
        { label: t('start:phones.sparePhone'), name: t('start:phones.spareAccount') },
        'standby',
      );
      put({ desks: [first, second], step: 'phones' });
    } else put({ step: 'phones' });
  };
  return (
    <div className={styles['choice']}>
      <h1>{t('start:welcome')}</h1>
      <p className={styles['lead']}>{t('start:promise')}</p>
      <div className={styles['ways']}>
        <section>
          <h2>{t('start:own.title')}</h2>
          <p>{t('start:own.text')}</p>
          <Button type="primary" size="large" autoFocus onClick={begin}>
            {t('start:own.go')}
          </Button>
        </section>
        <section>
          <h2>{t('start:sample.title')}</h2>
          <p>{t('start:sample.text')}</p>
          <Button size="large" loading={openSet.isPending} onClick={() => openSet.mutate({ set: 'sample' })}>
            {t('start:sample.go')}
          </Button>
        </section>
      </div>
      <Button type="link" onClick={() => save.mutate({ onboarded: true })}>
        {t('start:later')}
      </Button>
    </div>
  );
}

function ThreeSteps({ step }: { readonly step: Exclude<Step, 'choice'> }) {
  const { t } = useTranslation();
  const draft = useStart();
  const { put, desks } = draft;
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const setUp = useWrite('start.setUp');
  const save = useWrite('setting.save');
  const kinds = useData('kind.list', undefined).data;
  const at = steps.indexOf(step);

  const finish = async (screen: Screen): Promise<void> => {
    const made = await setUp.mutateAsync(setUpOf(useStart.getState()));
    go(screen);
    offer(t('start:done', made));
  };
  const forward = (): void => {
    if (step === 'phones')
      put({
        step: 'groups',
        batches:
          draft.batches.length > 0
            ? draft.batches
            : [{ key: newKey(), names: '', kindId: kinds?.[0]?.id ?? null, desk: desks[0]?.key ?? 0 }],
      });
    else if (step === 'groups') put({ step: 'rhythm' });
    else void finish('today');
  };
  const back = (): void => put({ step: at === 0 ? 'choice' : (steps[at - 1] ?? 'choice') });
  const skip = (): void => {
    if (step === 'phones') save.mutate({ onboarded: true });
    else if (step === 'groups') put({ step: 'rhythm', batches: [] });
    else {
      put({ rhythm: 0 });
      void finish('today');
    }
  };
  return (
    <form
      className={styles['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        forward();
      }}
    >
      <Steps
        current={at}
        size="small"
        items={steps.map((name) => ({ title: t(`start:${name}.title`) }))}
        aria-label={t('start:steps')}
      />
      <div className={styles['content']}>
        {step === 'phones' ? <PhonesStep /> : null}
        {step === 'groups' ? <GroupsStep kinds={kinds ?? []} /> : null}
        {step === 'rhythm' ? <RhythmStep /> : null}
      </div>
      <footer className={styles['foot']}>
        <Button onClick={back}>{t('app:common.back')}</Button>
        <span className={styles['gap']} />
        {step === 'rhythm' && !draft.rhythm ? null : (
          <Button type="text" onClick={skip} disabled={setUp.isPending}>
            {t(step === 'phones' ? 'start:skipAll' : step === 'rhythm' ? 'start:planLater' : 'start:skip')}
          </Button>
        )}
        {step === 'rhythm' && groupsOf(draft.batches, desks).length > 0 ? (
          <Button disabled={setUp.isPending} onClick={() => void finish('members')}>
            {t('start:finishAndImport')}
          </Button>
        ) : null}
        <Button
          type="primary"
          htmlType="submit"
          loading={setUp.isPending}
          disabled={desks.length === 0 || desks.some((desk) => desk.label.trim() === '')}
        >
          {t(step === 'rhythm' ? 'start:finish' : 'app:common.next')}
        </Button>
      </footer>
    </form>
  );
}
