import { MoreOutlined } from '../../components/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import type { Helper } from '#shared/contract/helpers';
import { fillLetter } from '#shared/domain/helpers';
import { addDays, localDay, type Moment } from '#shared/domain/time';
import { askApp } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import { Card } from './Card';
import styles from './GroupPage.module.css';
import { HelperDialog, type HelperDraft } from './HelperDialog';

const OFFERED = 3;

/** The members who help to run the group; the most active ones are offered where it is big and nobody helps. */
export function HelpersCard({ group, moment }: { readonly group: GroupDetail; readonly moment: Moment }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [draft, setDraft] = useState<HelperDraft | null>(null);
  const today = localDay(moment.now, moment.zone);
  const helpers = useData('helper.list', { groupId: group.id }).data ?? [];
  const serving = helpers.filter(({ until }) => until === null || until >= today);
  const wanted = group.members > group.capacityFull && serving.length === 0;
  const offered = useData('helper.suggest', { groupId: group.id }, { enabled: wanted }).data ?? [];
  const begin = (personId: number | null, nickname: string): void =>
    setDraft({ personId, nickname, duty: '', wants: '', since: today, until: null, isNew: true });
  return (
    <Card
      title={t('groups:helpers.title')}
      extra={
        <Button size="small" onClick={() => begin(null, '')}>
          {t('groups:helpers.appoint')}
        </Button>
      }
    >
      {helpers.length === 0 && !wanted ? <p className={styles['legend']}>{t('groups:helpers.none')}</p> : null}
      {wanted ? (
        <>
          <p className={styles['truth']}>{t('groups:helpers.wanted', { limit: group.capacityFull })}</p>
          <ul className={styles['ranks']} aria-label={t('groups:helpers.candidates')}>
            {offered.slice(0, OFFERED).map(({ personId, nickname, messages, invited }) => (
              <li key={personId}>
                <button
                  type="button"
                  className={styles['link']}
                  title={nickname}
                  aria-label={t('groups:helpers.appointName', { name: nickname })}
                  onClick={() => begin(personId, nickname)}
                >
                  {nickname}
                </button>
                <span className={styles['quiet']}>{t('groups:helpers.merit', { messages, invited })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ul className={styles['ranks']} aria-label={t('groups:helpers.title')}>
        {helpers.map((helper) => (
          <HelperRow
            key={helper.id}
            group={group}
            helper={helper}
            today={today}
            onEdit={() => setDraft({ ...helper, isNew: false })}
          />
        ))}
      </ul>
      {draft ? (
        <HelperDialog
          group={group}
          draft={draft}
          onClose={() => setDraft(null)}
          onSaved={(name, duty) => {
            setDraft(null);
            offer(t('groups:done.helper', { name, duty }));
          }}
        />
      ) : null}
    </Card>
  );
}

interface HelperRowProps {
  readonly group: GroupDetail;
  readonly helper: Helper;
  readonly today: string;
  readonly onEdit: () => void;
}

function HelperRow({ group, helper, today, onEdit }: HelperRowProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const go = useNavigation((now) => now.go);
  const duties = useData('duty.list', undefined).data ?? [];
  const save = useWrite('helper.save');
  const remove = useWrite('helper.remove');
  const { id, personId, nickname, duty, wants, since, until, inGroup } = helper;
  const over = until !== null && until < today;
  const letter = fillLetter(duties.find((one) => one.name === duty)?.letter ?? '', {
    nickname,
    group: group.name,
    duty,
    date: since,
  });
  const act = (key: string): void => {
    if (key === 'letter')
      void askApp('app.copyText', { text: letter })
        .then(() => message.success(t('groups:done.copied', { what: t('groups:duties.letter') })))
        .catch((error: unknown) => message.error(errorText(t, error)));
    if (key === 'edit') onEdit();
    if (key === 'end')
      save.mutate(
        { groupId: group.id, personId, duty, wants, since, until: since < today ? addDays(today, -1) : since },
        { onSuccess: () => offer(t('groups:done.helperEnded', { name: nickname })) },
      );
    if (key === 'remove')
      remove.mutate({ id }, { onSuccess: () => offer(t('groups:done.helperRemoved', { name: nickname })) });
  };
  return (
    <li data-over={over} title={wants === '' ? undefined : t('groups:helpers.wantsOf', { wants })}>
      <button type="button" className={styles['link']} title={nickname} onClick={() => go('members', personId)}>
        {nickname}
      </button>
      <span className={styles['said']}>{duty}</span>
      <span className={inGroup ? styles['quiet'] : styles['late']}>
        {inGroup
          ? over
            ? t('groups:helpers.until', { date: until.slice(5) })
            : t('groups:stage.since', { date: since.slice(5) })
          : t('groups:helpers.gone')}
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'letter', label: t('groups:helpers.copyLetter'), disabled: letter === '' },
            { key: 'edit', label: t('app:common.edit') },
            ...(over ? [] : [{ key: 'end', label: t('groups:helpers.end') }]),
            { key: 'remove', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => act(key),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('groups:helpers.more', { name: nickname })}
          title={t('app:common.more')}
        />
      </Dropdown>
    </li>
  );
}
