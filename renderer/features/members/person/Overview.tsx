import { useTranslation } from 'react-i18next';
import type { MemberPage } from '#shared/contract/members';
import type { Standing } from '#shared/contract/memberPage';
import { request } from '../../../api/client';
import { FriendList } from '../FriendList';
import members from '../members.module.css';
import { useDay } from '../useDay';
import { EditableText } from './EditableText';
import { Layers } from './Layers';
import { Level } from './Level';
import { OwnFields } from './OwnFields';
import { Part } from './Part';

interface OverviewProps {
  readonly member: MemberPage;
  readonly standing: Standing;
  readonly accountId: number | null;
}

/** The first tab of a member's page: note, who they are, level, own fields, whose friend they are. */
export function Overview({ member, standing, accountId }: OverviewProps) {
  const { t } = useTranslation();
  const day = useDay();
  const facts: readonly (readonly [string, string])[] = [
    [t('members:column.phone'), member.phone ?? ''],
    [t('members:column.city'), member.city],
    [t('members:column.gender'), member.gender === '' ? '' : t(`members:gender.${member.gender}`)],
    [t('members:page.oldNames'), member.oldNames.map((old) => old.nickname).join(t('members:page.separator'))],
    [t('members:page.since'), day(member.createdAt)],
  ];
  return (
    <>
      <Part title={t('members:column.note')}>
        <EditableText
          label={t('members:column.note')}
          value={member.note}
          empty={t('person:noNote')}
          maxLength={20_000}
          lines
          save={(note) => request('member.setNote', { id: member.id, note })}
        />
      </Part>
      <Part title={t('members:page.who')}>
        <dl className={members['facts']}>
          {facts
            .filter(([, text]) => text !== '')
            .flatMap(([name, text]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{text}</dd>])}
        </dl>
      </Part>
      <Layers id={member.id} standing={standing} />
      <Level id={member.id} accountId={accountId} standing={standing} />
      <OwnFields id={member.id} standing={standing} />
      <Part title={t('members:page.friends')}>
        <FriendList member={member} accountId={accountId} />
      </Part>
    </>
  );
}
