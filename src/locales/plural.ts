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
  // Made when something is first counted: to make them takes as long as half of a page's start.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    numbers ??= new Intl.NumberFormat(language);
    return (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
  };
}
