import { Button, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupTalk } from '#shared/contract/chats';
import { addDays } from '#shared/domain/time';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import { DataTable, type Sort } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ImportOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { ListPage } from '../../components/ListPage';
import { useNavigation } from '../../components/navigation';
import { useToday } from '../../pickers/ConditionEditor';
import { ExportButton } from '../../pickers/ExportButton';
import { talkColumns, type TalkRow } from './columns';
import { GroupTalkPane } from './GroupTalkPane';
import styles from './chats.module.css';
import { ChatImport } from './import/ChatImport';
import { spans, type Span, useChatsUi } from './uiStore';
import { useWhen } from './when';

/** Chats screen: what each group said, who is silent, and the way chats come in. */
export default function ChatsPage() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const open = useNavigation((now) => now.id);
  const go = useNavigation((now) => now.go);
  const { days, sort } = useChatsUi();
  const today = useToday();
  const [importing, setImporting] = useState(false);
  const when = useWhen();
  const groups = useData('chat.groups', { accountId, days }, { placeholderData: (previous) => previous }).data;
  const ids = useMemo(() => groups && Uint32Array.from(sorted(groups, sort), ({ groupId }) => groupId), [groups, sort]);
  const loadRows = useCallback(
    async (wanted: number[]): Promise<readonly TalkRow[]> => {
      const rows = new Map((await request('chat.groups', { accountId, days })).map((row) => [row.groupId, row]));
      return wanted.flatMap((id) => {
        const row = rows.get(id);
        return row ? [{ ...row, id }] : [];
      });
    },
    [accountId, days],
  );
  const columns = talkColumns(t, when.clock).filter(({ id }) => open === null || BESIDE.has(id));
  useKeys(t('app:nav.chats'), [{ keys: 'i', label: t('chats:import.open'), run: () => setImporting(true) }]);

  const take = (
    <Button type="primary" icon={<ImportOutlined />} onClick={() => setImporting(true)}>
      {t('chats:import.open')}
    </Button>
  );
  return (
    <ListPage
      title={t('app:nav.chats')}
      info={groups && groups.length > 0 ? t('chats:groups', { count: groups.length }) : null}
      extra={
        groups?.length === 0 ? null : (
          <>
            <ExportButton
              exported={{
                of: 'source',
                source: { what: 'activity', accountId, from: addDays(today, 1 - days), to: today },
              }}
            />
            {take}
          </>
        )
      }
      tools={
        <>
          <Segmented<Span>
            aria-label={t('chats:span')}
            value={days}
            options={spans.map((value) => ({ value, label: t('chats:days', { count: value }) }))}
            onChange={(value) => useChatsUi.setState({ days: value })}
          />
          <span className={styles['quiet']}>{groups?.length ? <Quiet groups={groups} days={days} /> : null}</span>
        </>
      }
      list={
        <>
          <DataTable
            label={t('app:nav.chats')}
            ids={ids}
            route="chat.groups"
            loadRows={loadRows}
            of={`${accountId} ${days}`}
            columns={columns}
            sort={sort}
            onSort={(by) => useChatsUi.setState({ sort: by })}
            onOpen={(id) => go('chats', id)}
            view={`${accountId} ${days}`}
            empty={<EmptyState title={t('chats:empty.title')} text={t('chats:empty.text')} action={take} />}
            autoFocus
          />
          {open === null ? null : (
            <GroupTalkPane key={open} groupId={open} accountId={accountId} days={days} onClose={() => go('chats')} />
          )}
        </>
      }
    >
      {importing ? (
        <ChatImport groupId={open} onClose={() => setImporting(false)} onTaken={(groupId) => go('chats', groupId)} />
      ) : null}
    </ListPage>
  );
}

/** Columns that find room beside an open group. */
const BESIDE = new Set(['name', 'messages', 'silent']);

function Quiet({ groups, days }: { readonly groups: readonly GroupTalk[]; readonly days: number }) {
  const { t } = useTranslation();
  const quiet = groups.filter(({ messages }) => messages === 0).length;
  return quiet === 0 ? null : t('chats:quietGroups', { count: quiet, days });
}

function sorted(groups: readonly GroupTalk[], { by, desc }: Sort): readonly GroupTalk[] {
  const value = (row: GroupTalk): number | string =>
    by === 'name' ? row.name : by === 'lastAt' ? (row.lastAt ?? 0) : numberOf(row, by);
  const order = (one: GroupTalk, other: GroupTalk): number => {
    const [a, b] = [value(one), value(other)];
    return typeof a === 'string' ? a.localeCompare(String(b), 'zh-CN') : a - Number(b);
  };
  return groups.toSorted((one, other) => (desc ? -1 : 1) * order(one, other) || one.groupId - other.groupId);
}

const numberOf = (row: GroupTalk, by: string): number =>
  by === 'speakers' ? row.speakers : by === 'silent' ? row.silent : by === 'unmatched' ? row.unmatched : row.messages;
