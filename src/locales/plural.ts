/** A sentence for each way in which a language counts; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Which sentence it is for a number, with the number as the language writes it. */
export type Plural = (count: number, forms: Forms) => string;

/**
 * How a language says so many of something.
 *
 * @param language - BCP 47
 */
export function plurals(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
