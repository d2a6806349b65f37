/** Puts values into the `{{places}}` of a sentence that the window handed over. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
