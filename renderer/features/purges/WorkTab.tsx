import { App, Button, Checkbox, Input, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purge, PurgeGroup, PurgeItem } from '#shared/contract/purges';
import { askApp } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { CheckOutlined, CopyOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import styles from './purges.module.css';
import { useWhy } from './useWhy';

interface WorkTabProps {
  readonly purge: Purge;
  readonly accountId: number | null;
}

/** Works a purge off, group by group: tell the group, then remove one after the other in WeChat. */
export function WorkTab({ purge, accountId }: WorkTabProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const group =
    purge.groups.find(({ groupId }) => groupId === chosen) ??
    purge.groups.find(({ counts }) => counts.planned > 0) ??
    purge.groups[0];
  if (!group) return <EmptyState title={t('purges:nobody')} />;
  return (
    <div className={styles['workColumns']}>
      <nav className={styles['groups']} aria-label={t('purges:column.group')}>
        {purge.groups.map((each) => (
          <button
            key={each.groupId}
            type="button"
            className={styles['group']}
            aria-current={each.groupId === group.groupId}
            onClick={() => setChosen(each.groupId)}
          >
            <span className={styles['top']}>
              <span className={styles['name']} title={each.name}>
                {each.name}
              </span>
              {each.counts.planned === 0 ? <CheckOutlined aria-label={t('purges:groupDone')} /> : null}
            </span>
            <span className={styles['quiet']}>
              {t('purges:groupLine', { left: each.counts.planned, removed: each.counts.removed })}
              {each.toldAt === null ? '' : ` · ${t('purges:told')}`}
            </span>
          </button>
        ))}
      </nav>
      <div className={styles['current']}>
        <Notice key={`n${group.groupId}`} purge={purge} group={group} />
        <Next key={`i${group.groupId}`} purge={purge} group={group} accountId={accountId} />
      </div>
    </div>
  );
}

function useCopy(): (text: string, said: string) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (text, said) => {
    void askApp('app.copyText', { text }).then(
      () => message.success({ key: 'copied', content: said, duration: 2 }),
      (error: unknown) => message.error(errorText(t, error)),
    );
  };
}

function Notice({ purge, group }: { readonly purge: Purge; readonly group: PurgeGroup }) {
  const { t } = useTranslation();
  const copy = useCopy();
  const [draft, setDraft] = useState<string | null>(null);
  const { groupId } = group;
  const notice = useData('purge.notice', { id: purge.id, groupId }, { placeholderData: (previous) => previous }).data;
  const save = useWrite('purge.save');
  const tell = useWrite('purge.tell');
  return (
    <section className={styles['step']}>
      <h2 className={styles['stepHead']}>{t('purges:step.tell')}</h2>
      {draft === null ? (
        <p className={styles['notice']}>{notice?.text}</p>
      ) : (
        <Input.TextArea
          autoFocus
          aria-label={t('purges:notice')}
          value={draft}
          maxLength={5000}
          autoSize={{ minRows: 3, maxRows: 8 }}
          style={{ marginBottom: 8 }}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      {notice && notice.unfilled.length > 0 ? (
        <p className={styles['quiet']}>{t('purges:unfilled', { list: notice.unfilled.join(' ') })}</p>
      ) : null}
      <div className={styles['row']}>
        {draft === null ? (
          <>
            <Button
              icon={<CopyOutlined />}
              disabled={!notice}
              onClick={() => copy(notice?.text ?? '', t('purges:copiedNotice'))}
            >
              {t('purges:copyNotice')}
            </Button>
            <Button onClick={() => setDraft(purge.notice)}>{t('app:common.edit')}</Button>
            <Checkbox
              checked={group.toldAt !== null}
              onChange={(event) => {
                tell.mutate({ id: purge.id, groupId, told: event.target.checked });
                // Space and Enter are for the names again.
                if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
              }}
            >
              {t('purges:toldGroup')}
            </Checkbox>
          </>
        ) : (
          <>
            <Button
              onClick={() => save.mutate({ id: purge.id, notice: draft }, { onSuccess: () => setDraft(null) })}
              loading={save.isPending}
            >
              {t('app:common.save')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('app:common.cancel')}</Button>
          </>
        )}
      </div>
    </section>
  );
}

const SHOWN = 9;

function Next({ purge, group, accountId }: WorkTabProps & { readonly group: PurgeGroup }) {
  const { t } = useTranslation();
  const copy = useCopy();
  const why = useWhy(purge.createdAt);
  const remove = useWrite('purgeItem.remove');
  const keep = useWrite('purgeItem.keep');
  const filter = { accountId, purgeId: purge.id, groupId: group.groupId, status: 'planned' as const, search: '' };
  const ids = useData('purgeItem.ids', { filter, sort: { by: 'name', desc: false } }).data;
  const near = Array.from(ids?.subarray(0, SHOWN) ?? []);
  const items = useData(
    'purgeItem.many',
    { accountId, ids: near },
    { enabled: near.length > 0, placeholderData: (previous) => previous },
  ).data;
  const [item, ...later] = near.flatMap((id) => items?.find((each) => each.id === id) ?? []);
  const busy = remove.isPending || keep.isPending;
  const done = (change: (id: number) => void): void => {
    if (item && !busy) change(item.id);
  };
  const copyName = (): void => {
    if (item) copy(nameOf(item), t('purges:copied', { name: nameOf(item) }));
  };
  const markRemoved = (): void => done((id) => remove.mutate({ ids: [id] }));
  const markKept = (): void => done((id) => keep.mutate({ ids: [id], keep: true }));
  useKeys(t('purges:tab.work'), [
    { keys: 'Space', label: t('purges:copyName'), run: copyName },
    { keys: 'Enter', label: t('purges:removed'), run: markRemoved },
    { keys: 'k', label: t('purges:keep'), run: markKept },
  ]);
  const { planned, kept, removed, gone } = group.counts;
  const total = planned + kept + removed + gone;
  return (
    <section className={styles['step']}>
      <h2 className={styles['stepHead']}>
        {t('purges:step.remove')}
        <Progress
          percent={total === 0 ? 0 : ((total - planned) / total) * 100}
          showInfo={false}
          size="small"
          aria-label={t('purges:progress', { done: total - planned, total })}
          style={{ maxWidth: 200 }}
        />
        <span className={styles['quiet']}>{t('purges:progress', { done: total - planned, total })}</span>
      </h2>
      {item ? (
        <>
          <p className={styles['who']}>{nameOf(item)}</p>
          <p className={styles['also']}>
            {[
              ...(item.groupNickname !== '' && item.groupNickname !== item.nickname
                ? [t('purges:nickname', { name: item.nickname })]
                : []),
              ...(item.remark === '' ? [] : [t('purges:remark', { name: item.remark })]),
              why(item.reason),
            ].join(' · ')}
          </p>
          <div className={styles['row']}>
            <Button type="primary" icon={<CopyOutlined />} onClick={copyName}>
              {t('purges:copyName')}
            </Button>
            <Button loading={remove.isPending} onClick={markRemoved}>
              {t('purges:removed')}
            </Button>
            <Button loading={keep.isPending} onClick={markKept}>
              {t('purges:keep')}
            </Button>
          </div>
          <p className={styles['keys']}>{t('purges:keysHint')}</p>
          <ul className={styles['next']} aria-label={t('purges:after')}>
            {later.map((each) => (
              <li key={each.id}>
                <span title={nameOf(each)}>{nameOf(each)}</span>
                <span className={styles['quiet']}>{why(each.reason)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : ids?.length === 0 ? (
        <p>{t('purges:groupFinished')}</p>
      ) : null}
    </section>
  );
}

/** What WeChat's list of a group's members is searched by. */
const nameOf = (item: PurgeItem): string => item.groupNickname || item.nickname;
