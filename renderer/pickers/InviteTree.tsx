import { Button, Skeleton } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteNode, InviteNodes, InviteScope } from '#shared/contract/invites';
import { localDay } from '#shared/domain/time';
import { useData } from '../api/hooks';
import { DownOutlined, RightOutlined } from '../components/icons';
import styles from './InviteTree.module.css';

interface InviteTreeProps {
  readonly accountId: number | null;
  /** Only invitations into this group. */
  readonly groupId?: number;
  /** Only invitations into this campaign's groups, on its days. */
  readonly campaignId?: number;
  /** The tree of one member, with those who brought them; else all trees of the scope. */
  readonly personId?: number;
  readonly onOpen: (id: number) => void;
}

const STEP = 50;
/** Trees of a group stand in the middle of its page. */
const FIRST_IN_GROUP = 10;
/** Below so many levels nothing moves further in: names would have no room left. */
const INDENTED = 6;

/** Who invited whom: each level is read when it is opened, those who left are struck through and counted apart. */
export function InviteTree({ accountId, groupId, campaignId, personId, onOpen }: InviteTreeProps) {
  const scope: InviteScope = {
    accountId,
    ...(groupId === undefined ? {} : { groupId }),
    ...(campaignId === undefined ? {} : { campaignId }),
  };
  return personId === undefined ? (
    <Roots scope={scope} onOpen={onOpen} />
  ) : (
    <OnePerson scope={scope} id={personId} onOpen={onOpen} />
  );
}

interface PartProps {
  readonly scope: InviteScope;
  readonly onOpen: (id: number) => void;
}

function Roots({ scope, onOpen }: PartProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(scope.groupId === undefined ? STEP : FIRST_IN_GROUP);
  const { data } = useData('invite.roots', { ...scope, limit }, { placeholderData: (previous) => previous });
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (data.total === 0) return <p className={styles['none']}>{t('person:invite.none')}</p>;
  return <Nodes found={data} scope={scope} path={[]} onOpen={onOpen} onMore={() => setLimit(limit + STEP)} />;
}

function OnePerson({ scope, id, onOpen }: PartProps & { readonly id: number }) {
  const { t } = useTranslation();
  const { data } = useData('invite.place', { ...scope, id }, { placeholderData: (previous) => previous });
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { self, above } = data;
  return (
    <>
      <div className={styles['above']}>
        {above.length === 0 ? t('person:invite.byNobody') : t('person:invite.by')}
        {above.map((one, at) => (
          <Fragment key={one.id}>
            {at === 0 ? null : <RightOutlined />}
            <Button type="link" className={styles['name'] ?? ''} title={one.nickname} onClick={() => onOpen(one.id)}>
              <span>{one.nickname}</span>
            </Button>
          </Fragment>
        ))}
      </div>
      {self.direct === 0 ? (
        <p className={styles['none']}>{t('person:invite.noneBelow')}</p>
      ) : (
        <ul className={styles['list']}>
          <Node node={self} scope={scope} path={[]} onOpen={onOpen} open self />
        </ul>
      )}
    </>
  );
}

interface NodesProps extends PartProps {
  readonly found: InviteNodes;
  /** The ids above, so that a ring is not opened without end. */
  readonly path: readonly number[];
  readonly onMore: () => void;
}

function Nodes({ found, scope, path, onOpen, onMore }: NodesProps) {
  const { t } = useTranslation();
  const left = found.total - found.nodes.length;
  return (
    <>
      <ul className={styles['list']}>
        {found.nodes.map((node) => (
          <Node key={node.id} node={node} scope={scope} path={path} onOpen={onOpen} />
        ))}
      </ul>
      {left > 0 ? (
        <Button size="small" className={styles['more'] ?? ''} onClick={onMore}>
          {t('person:more', { count: Math.min(STEP, left), left })}
        </Button>
      ) : null}
    </>
  );
}

interface NodeProps extends PartProps {
  readonly node: InviteNode;
  readonly path: readonly number[];
  readonly open?: boolean;
  readonly self?: boolean;
}

function Node({ node, scope, path, onOpen, open: opened = false, self = false }: NodeProps) {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  const [open, setOpen] = useState(opened);
  const opens = node.direct > 0 && !path.includes(node.id);
  const toggle = t(open ? 'person:invite.close' : 'person:invite.open', { name: node.nickname });
  return (
    <li>
      <div className={styles['node']}>
        {opens ? (
          <Button
            type="text"
            size="small"
            className={styles['toggle'] ?? ''}
            icon={open ? <DownOutlined /> : <RightOutlined />}
            aria-expanded={open}
            aria-label={toggle}
            title={toggle}
            onClick={() => setOpen(!open)}
          />
        ) : (
          <span className={styles['leaf']} />
        )}
        <Button
          type="link"
          className={[styles['name'], node.gone ? styles['gone'] : '', self ? styles['self'] : ''].join(' ')}
          title={node.gone ? t('person:invite.gone', { name: node.nickname }) : node.nickname}
          onClick={() => onOpen(node.id)}
        >
          <span>{node.nickname}</span>
        </Button>
        <span className={styles['counts']}>
          {node.direct === 0 ? null : t('person:invite.counts', { count: node.direct, stay: node.directIn })}
          {node.below === node.direct
            ? null
            : ` · ${t('person:invite.below', { count: node.below, stay: node.belowIn })}`}
        </span>
        <span className={styles['day']}>{node.joinedAt === null ? '' : localDay(node.joinedAt, zone)}</span>
      </div>
      {open && opens ? (
        <div className={path.length < INDENTED ? styles['below'] : styles['deep']}>
          {path.length < INDENTED ? null : (
            <p className={styles['level']}>
              {t('person:invite.deep', { count: path.length + 2, name: node.nickname })}
            </p>
          )}
          <Below id={node.id} scope={scope} path={[...path, node.id]} onOpen={onOpen} />
        </div>
      ) : null}
    </li>
  );
}

function Below({ id, scope, path, onOpen }: PartProps & { readonly id: number; readonly path: readonly number[] }) {
  const [limit, setLimit] = useState(STEP);
  const { data } = useData('invite.children', { ...scope, id, limit }, { placeholderData: (previous) => previous });
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return <Nodes found={data} scope={scope} path={path} onOpen={onOpen} onMore={() => setLimit(limit + STEP)} />;
}
