import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';
import { AccountName } from './Chips';

type AccountSelectProps = {
  readonly label: string;
  /** Accounts that cannot be chosen here. */
  readonly without?: readonly (number | null)[];
} & (
  | { readonly many?: false; readonly value: number | null; readonly onChange: (id: number) => void }
  | { readonly many: true; readonly value: readonly number[]; readonly onChange: (ids: number[]) => void }
);

/** Chooses one or several of our accounts, each with its colour and what is wrong with it. */
export function AccountSelect(props: AccountSelectProps) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data ?? [];
  const options = accounts
    .filter((account) => !account.archived && !props.without?.includes(account.id))
    .map((account) => ({
      value: account.id,
      title: account.name,
      label: (
        <AccountName
          colour={account.colour}
          name={
            account.status === 'normal'
              ? account.name
              : `${account.name} · ${t(`groups:accounts.status.${account.status}`)}`
          }
        />
      ),
    }));
  const shared = {
    options,
    'aria-label': props.label,
    style: { width: '100%' },
    notFoundContent: t('groups:accounts.needAccount'),
  };
  return props.many ? (
    <Select<number[]>
      {...shared}
      mode="multiple"
      placeholder={t('groups:accounts.none')}
      value={[...props.value]}
      onChange={props.onChange}
    />
  ) : (
    <Select<number> {...shared} {...(props.value === null ? {} : { value: props.value })} onChange={props.onChange} />
  );
}
