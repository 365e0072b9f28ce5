/** A sentence for each way in which a language counts; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * How a language says so many of something.
 *
 * @param language - BCP 47
 * @returns a function of the number and the sentences: which of them, with the number as the language writes it
 */
export function plurals(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
