import { useTranslation } from 'react-i18next';
import { accountColours } from '#shared/domain/accounts';
import styles from './resources.module.css';

interface ColourPickerProps {
  readonly value?: string;
  readonly onChange?: (colour: string) => void;
}

/** One of the account colours, as radio buttons: arrow keys move, as they do in any radio group. */
export function ColourPicker({ value, onChange }: ColourPickerProps) {
  const { t } = useTranslation();
  return (
    <span className={styles['colours']} role="radiogroup" aria-label={t('accounts:form.colour')}>
      {accountColours.map((colour, index) => (
        <label key={colour} className={styles['colour']} style={{ background: colour }}>
          <input
            type="radio"
            name="account-colour"
            value={colour}
            checked={value === colour}
            onChange={() => onChange?.(colour)}
            aria-label={t(`accounts:colour.${index}`)}
          />
        </label>
      ))}
    </span>
  );
}
