import { Input, Select, type InputRef } from 'antd';
import { useDeferredValue, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Script, ScriptFilter, ScriptSort } from '#shared/contract/scripts';
import { request } from '../../api/client';
import { readableTemplate } from '#shared/text/template';
import { useData } from '../../api/hooks';
import { Dot } from '../../components/Dot';
import { useNavigation } from '../../components/navigation';
import { SideList } from '../../components/SideList';
import { useScriptsUi } from './drafts';
import styles from './ScriptList.module.css';

const loadRows = (ids: number[]) => request('script.many', ids);
const sorts: readonly `${ScriptSort['by']}.${'up' | 'down'}`[] = ['updated.down', 'created.down', 'title.up'];

/** The scripts of the workspace and category chosen, with search. */
export function ScriptList({ searchField }: { readonly searchField: Ref<InputRef> }) {
  const { t } = useTranslation();
  const { id, accountId, go } = useNavigation();
  const { search, category, archived, sort, show } = useScriptsUi();
  const typed = useDeferredValue(search);
  const filter: ScriptFilter = { accountId, search: typed, archived, ...(category === null ? {} : { category }) };
  const ids = useData('script.ids', { filter, sort }, { placeholderData: (previous) => previous }).data;
  return (
    <section className={styles['list']} aria-label={t('scripts:title')}>
      <div className={styles['tools']}>
        <Input
          ref={searchField}
          allowClear
          value={search}
          placeholder={t('scripts:list.search')}
          aria-label={t('scripts:list.search')}
          onChange={(event) => show({ search: event.target.value })}
        />
        <div className={styles['line']}>
          <span>{ids ? t('scripts:list.count', { count: ids.length }) : ''}</span>
          <Select
            size="small"
            variant="borderless"
            aria-label={t('scripts:list.sort')}
            value={`${sort.by}.${sort.desc ? 'down' : 'up'}`}
            popupMatchSelectWidth={false}
            options={sorts.map((value) => ({ value, label: t(`scripts:sort.${value.split('.')[0]}`) }))}
            onChange={(value: string) => {
              const chosen = sorts.find((one) => one === value) ?? 'updated.down';
              show({
                sort: {
                  by: chosen.startsWith('title') ? 'title' : chosen.startsWith('created') ? 'created' : 'updated',
                  desc: chosen.endsWith('down'),
                },
              });
            }}
          />
        </div>
      </div>
      <SideList
        label={t('scripts:title')}
        ids={ids}
        route="script.many"
        loadRows={loadRows}
        openId={id}
        onOpen={(next) => go('scripts', next)}
        renderRow={renderRow}
        empty={t(search !== '' || category !== null || archived ? 'scripts:empty.notFound' : 'scripts:empty.title')}
      />
    </section>
  );
}

const renderRow = (script: Script) => <ScriptRow script={script} />;

function ScriptRow({ script }: { readonly script: Script }) {
  const { t } = useTranslation();
  const unsaved = useScriptsUi(({ drafts }) => drafts[script.id] !== undefined);
  const accounts = useData('account.list', undefined).data;
  const owner = accounts?.find((account) => account.id === script.accountId);
  return (
    <>
      <span className={styles['top']}>
        {owner ? <Dot colour={owner.colour} name={owner.name} /> : null}
        <span className={styles['title']} title={script.title}>
          {script.title}
        </span>
        {unsaved ? <span className={styles['unsaved']}>{t('scripts:list.unsaved')}</span> : null}
      </span>
      <span className={styles['bottom']}>
        <span className={styles['excerpt']}>
          {readableTemplate(script.excerpt, (name) => t(`scripts:variable.${name}`)) ||
            t('scripts:count.pictures', { count: script.pictures })}
        </span>
        {script.uses > 0 ? <span>{t('scripts:count.uses', { count: script.uses })}</span> : null}
      </span>
    </>
  );
}
