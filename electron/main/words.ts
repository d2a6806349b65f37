/** Puts values into the `{{places}}` of a sentence that the window handed over. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  // toLocaleString groups 1234 as 1,234; all three languages do so alike.
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
    (values[name] ?? place).toLocaleString('zh-CN'),
  );
}
