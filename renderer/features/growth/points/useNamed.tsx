import { Input } from 'antd';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../../api/hooks';
import { GroupSelect } from '../../../pickers/GroupSelect';
import { MemberSelect } from '../../../pickers/MemberSelect';
import styles from './points.module.css';

/** A group, and members of it; `fields` is where the operator says so. */
export interface Named {
  readonly groupId: number | null;
  readonly personIds: readonly number[];
  /** Nobody was named: it is the whole group. */
  readonly whole: boolean;
  readonly fields: ReactNode;
}

/** Chooses a group and members of it from a pasted list (names line by line, as members sign up in a chat); with no list it is the whole group. */
export function useNamed(accountId: number | null): Named {
  const { t } = useTranslation();
  const [groupId, setGroup] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, number | null>>(new Map());
  const typed = useDeferredValue(text);
  const everyone = useData(
    'member.ids',
    { filter: { accountId, ...(groupId === null ? {} : { groupId }) }, sort: { by: 'name', desc: false } },
    { enabled: groupId !== null },
  ).data;
  const matches = useData(
    'point.matchNames',
    { accountId, groupId: groupId ?? 0, text: typed },
    { enabled: groupId !== null && typed.trim() !== '', placeholderData: (previous) => previous },
  ).data;
  const lines = useMemo(
    () => (typed.trim() === '' || groupId === null ? [] : (matches ?? [])),
    [typed, groupId, matches],
  );
  const open = lines.filter((line) => !line.sure || line.found.length !== 1);
  const personIds = useMemo(() => {
    if (groupId === null) return [];
    if (typed.trim() === '') return Array.from(everyone ?? []);
    return Array.from(new Set(lines.flatMap((line) => meant(line, chosen) ?? [])));
  }, [groupId, typed, everyone, lines, chosen]);
  const fields = (
    <>
      <div className={styles['field']}>
        <span className={styles['label']}>{t('points:group')}</span>
        <GroupSelect label={t('points:group')} accountId={accountId} value={groupId} onChange={setGroup} />
      </div>
      <div className={styles['field']}>
        <span className={styles['label']}>{t('points:paste')}</span>
        <Input.TextArea
          aria-label={t('points:paste')}
          placeholder={t('points:pasteHint')}
          value={text}
          autoSize={{ minRows: 4, maxRows: 8 }}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {lines.length > 0 ? (
        <p className={styles['sum']} aria-live="polite">
          {t('points:matched', { sure: lines.length - open.length, open: open.length })}
        </p>
      ) : null}
      {open.length > 0 ? (
        <ul className={styles['matches']} tabIndex={0} aria-label={t('points:toDecide')}>
          {open.map((line) => (
            <li key={line.name}>
              <span className={styles['line']} title={line.name}>
                {line.name}{' '}
                <span className={styles['quiet']}>
                  {t(
                    `points:match.${line.found.length === 0 ? 'none' : line.found.length === 1 ? 'near' : 'several'}`,
                    {
                      count: line.found.length,
                    },
                  )}
                </span>
              </span>
              <MemberSelect
                label={t('points:whoIs', { name: line.name })}
                accountId={accountId}
                value={meant(line, chosen)}
                onChange={(id) => setChosen(new Map(chosen).set(line.name, id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
  return { groupId, personIds, whole: groupId !== null && typed.trim() === '', fields };
}

interface Line {
  readonly name: string;
  readonly found: readonly { readonly id: number }[];
}

/** Who a line means: whom the operator chose, else the only one found. */
function meant(line: Line, chosen: ReadonlyMap<string, number | null>): number | null {
  const picked = chosen.get(line.name);
  if (picked !== undefined) return picked;
  return line.found.length === 1 ? (line.found[0]?.id ?? null) : null;
}
