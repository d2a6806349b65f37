import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useWrite } from '../../api/hooks';
import { Card } from './Card';
import { CopyButton } from './CopyButton';

interface TextCardProps {
  readonly group: GroupDetail;
  readonly field: 'purpose' | 'notice' | 'rules' | 'note';
  readonly rows: number;
  /** Offers to copy the text, for pasting into WeChat. */
  readonly copy?: boolean;
}

/** A text of the group, saved when the caret leaves it; Escape takes the typing back. */
export function TextCard({ group, field, rows, copy = false }: TextCardProps) {
  const { t } = useTranslation();
  const stored = group[field];
  // What is being typed; null = nothing, so that an undo elsewhere shows at once.
  const [draft, setDraft] = useState<string | null>(null);
  const save = useWrite('group.update');
  const text = draft ?? stored;
  // Kept until the stored text has caught up, or the old one would show (and be copied) for a moment.
  if (draft !== null && draft === stored) setDraft(null);
  const commit = (): void => {
    if (draft !== null && draft !== stored && !save.isPending) save.mutate({ id: group.id, [field]: draft });
  };
  return (
    <Card
      title={t(`groups:page.${field}`)}
      hint={t(`groups:page.${field}Hint`)}
      extra={copy ? <CopyButton what={t(`groups:page.${field}`)} text={text} /> : null}
    >
      <Input.TextArea
        value={text}
        autoSize={{ minRows: rows, maxRows: 14 }}
        maxLength={20_000}
        aria-label={t(`groups:page.${field}`)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    </Card>
  );
}
