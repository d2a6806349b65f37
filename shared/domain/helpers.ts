import { fillTemplate } from '../text/template';

// The one variable that only a letter has; Chinese input methods type full-width braces.
const DUTY = /(?:\{\{|｛｛)\s*(?:duty|职责|職責)\s*(?:\}\}|｝｝)/gu;

/** A letter of appointment filled in; `date` is a local day. */
export function fillLetter(
  letter: string,
  facts: { readonly nickname: string; readonly group: string; readonly duty: string; readonly date: string },
): string {
  const { duty, ...variables } = facts;
  return fillTemplate(
    letter.replace(DUTY, () => duty),
    variables,
  ).text;
}
