import { useTranslation } from 'react-i18next';
import type { ImportInput } from '#shared/contract/imports';
import { FileExcelOutlined } from '../components/icons';
import { SourceStep } from '../components/SourceStep';

interface SheetSourceProps {
  readonly busy: boolean;
  readonly onSource: (source: ImportInput['source'], name: string) => void;
}

/** Where names come from: a sheet chosen or dropped, or rows pasted. */
export function SheetSource({ busy, onSource }: SheetSourceProps) {
  const { t } = useTranslation();
  return (
    <SourceStep
      kind="table"
      icon={<FileExcelOutlined />}
      words={{
        choose: t('members:import.choose'),
        drop: t('members:import.drop'),
        formats: t('members:import.formats'),
        paste: t('members:import.paste'),
        pasteLabel: t('members:import.pasteLabel'),
      }}
      busy={busy}
      onSource={(source, name) => onSource(source, name ?? t('members:import.pasted'))}
    />
  );
}
