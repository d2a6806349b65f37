import { Badge, Button, Form, Popover, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupWarningCodes } from '#shared/domain/groups';
import { useData } from '../../api/hooks';
import { FilterSelect, SearchBox, type SearchField } from '../../components/ListPage';
import { figure } from '../../components/figure';
import { useNavigation } from '../../components/navigation';
import { AccountName } from './Chips';
import styles from './GroupTable.module.css';
import { narrowGroups, selectNone, useGroupsUi } from './uiStore';

// A group that never posted is found under silence, a full one under nearly full.
const WARNINGS = groupWarningCodes.filter((code) => code !== 'silentNever' && code !== 'full');

/** What narrows the list of groups: the three most used at hand, the others one click away. */
export function Filters({ box }: { readonly box: SearchField }) {
  const { t } = useTranslation();
  const { search, kindId, stageId, warning } = useGroupsUi();
  const kinds = useData('kind.list', undefined).data;
  const stages = useData('stage.list', undefined).data;
  return (
    <>
      <SearchBox
        box={box}
        label={t('groups:search')}
        value={search}
        onChange={(typed) => narrowGroups({ search: typed })}
        onEscape={selectNone}
      />
      <FilterSelect
        label={t('groups:column.kind')}
        all={t('groups:allKinds')}
        value={kindId}
        choices={kinds?.filter((kind) => kind.groups > 0)}
        onChange={(id) => narrowGroups({ kindId: id })}
      />
      <FilterSelect
        label={t('groups:column.stage')}
        all={t('groups:allStages')}
        value={stageId}
        choices={stages}
        onChange={(id) => narrowGroups({ stageId: id })}
      />
      <Select
        allowClear
        className={styles['filter'] ?? ''}
        placeholder={t('groups:column.warnings')}
        aria-label={t('groups:column.warnings')}
        value={warning}
        options={[
          { value: 'any' as const, label: t('groups:filter.any') },
          ...WARNINGS.map((code) => ({ value: code, label: t(`groups:filter.${code}`) })),
        ]}
        onChange={(code: typeof warning | undefined) => narrowGroups({ warning: code ?? null })}
      />
      <MoreFilters />
    </>
  );
}

/** Whether the list shows the groups in use or the archived ones. */
export function LiveSwitch() {
  const { t } = useTranslation();
  const archived = useGroupsUi((now) => now.archived);
  return (
    <Segmented
      aria-label={t('groups:show')}
      value={archived ? 'archived' : 'live'}
      options={[
        { value: 'live', label: t('groups:live') },
        { value: 'archived', label: t('groups:archived') },
      ]}
      onChange={(value) => narrowGroups({ archived: value === 'archived' })}
    />
  );
}

/** Account, set and region. */
function MoreFilters() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const { setId, operatorId, region } = useGroupsUi();
  const sets = useData('groupSet.list', undefined).data ?? [];
  const accounts = useData('account.list', undefined).data ?? [];
  const regions = useData('group.regions', { accountId }).data ?? [];
  const active = [setId, accountId === null ? operatorId : null, region].filter((value) => value !== null).length;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <Form layout="vertical" component="div" className={styles['more'] ?? ''}>
          {accountId === null ? (
            <Form.Item label={t('groups:column.account')}>
              <Select
                allowClear
                placeholder={t('groups:filter.allAccounts')}
                aria-label={t('groups:column.account')}
                value={operatorId}
                options={accounts
                  .filter((one) => !one.archived)
                  .map(({ id, name, colour }) => ({ value: id, label: <AccountName name={name} colour={colour} /> }))}
                onChange={(id: number | null | undefined) => narrowGroups({ operatorId: id ?? null })}
              />
            </Form.Item>
          ) : null}
          <Form.Item label={t('groups:set')}>
            <Select
              allowClear
              placeholder={t('groups:allSets')}
              aria-label={t('groups:set')}
              value={setId}
              options={sets.map(({ id, name }) => ({ value: id, label: name }))}
              notFoundContent={t('groups:sets.none')}
              onChange={(id: number | null | undefined) => narrowGroups({ setId: id ?? null })}
            />
          </Form.Item>
          <Form.Item label={t('groups:create.region')}>
            <Select
              allowClear
              showSearch
              placeholder={t('groups:filter.allRegions')}
              aria-label={t('groups:create.region')}
              value={region}
              options={regions.map((name) => ({ value: name, label: name }))}
              onChange={(name: string | null | undefined) => narrowGroups({ region: name ?? null })}
            />
          </Form.Item>
        </Form>
      }
    >
      <Badge count={figure(active)} size="small" color="var(--accent)">
        <Button>{t('groups:filter.more')}</Button>
      </Badge>
    </Popover>
  );
}
