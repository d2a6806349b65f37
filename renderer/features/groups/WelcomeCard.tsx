import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { fillTemplate } from '#shared/text/template';
import { useData, useWrite } from '../../api/hooks';
import { Bubbles } from '../../components/Bubbles';
import { ScriptPicker } from '../../pickers/ScriptPicker';
import { Card } from './Card';
import { CopyButton } from './CopyButton';

/** What new members are told: a script chosen for this group, else the kind's own welcome. */
export function WelcomeCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const save = useWrite('group.update');
  const settings = useData('setting.all', undefined).data;
  const account = useData('account.list', undefined).data?.find((one) => one.id === group.operatingAccountId);
  const persona = useData('persona.list', undefined).data?.find((one) => one.id === account?.personaId);
  const welcome = useData('kind.list', undefined).data?.find((kind) => kind.id === group.kindId)?.welcome ?? '';
  const script = useData(
    'script.get',
    { id: group.welcomeScriptId ?? 1 },
    { enabled: group.welcomeScriptId !== null },
  ).data;
  const parts =
    group.welcomeScriptId === null
      ? welcome === ''
        ? []
        : [{ kind: 'text' as const, text: welcome }]
      : (script?.parts ?? []);
  const variables = {
    nickname: t('groups:page.newcomer'),
    group: group.name,
    account: account?.name ?? '',
    persona: persona?.nickname ?? '',
    house: settings?.house ?? '',
    benefit: settings?.benefit ?? '',
  };
  const text = parts
    .flatMap((part) => (part.kind === 'text' ? [fillTemplate(part.text, variables).text] : []))
    .join('\n\n');
  return (
    <Card
      title={t('groups:page.welcome')}
      hint={group.welcomeScriptId === null ? t('groups:page.welcomeOfKind') : null}
      extra={<CopyButton what={t('groups:page.welcome')} text={text} />}
    >
      <ScriptPicker
        accountId={group.operatingAccountId}
        value={group.welcomeScriptId}
        aria-label={t('groups:page.welcomeChoose')}
        onChange={(welcomeScriptId) => save.mutate({ id: group.id, welcomeScriptId })}
      />
      <Bubbles parts={parts} variables={variables} />
    </Card>
  );
}
