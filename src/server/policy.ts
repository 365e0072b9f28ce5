import type { PolicyDocument, PolicyStatement } from './sigv4.ts';

/** What somebody wants to do. */
export interface PolicyRequest {
  /** `ivschat:CreateRoom` */
  action: string;
  /** ARN of the resource; `*` for what makes or lists. */
  resource: string;
  /** Tags of the resource. */
  resourceTags: Record<string, string>;
  /** Tags in the request. */
  requestTags: Record<string, string>;
}

const list = <Item>(value: Item | Item[] | undefined): Item[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** `*` for any text, `?` for one character; no regular expression, which a long text of somebody else's would keep busy. */
function matches(pattern: string, text: string): boolean {
  let [at, seen] = [0, 0];
  /** Where the last star stood, and from where the text after it was tried. */
  let [star, from] = [-1, 0];
  while (seen < text.length) {
    if (pattern[at] === '*') [star, from] = [at++, seen];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[seen]))
      [at, seen] = [at + 1, seen + 1];
    else if (star < 0) return false;
    // The star takes one character more.
    else [at, seen] = [star + 1, ++from];
  }
  return /^\**$/.test(pattern.slice(at));
}

/** How the operators compare; those decided against are refused when a policy is read. */
const operators: Record<string, (wanted: string, actual: string) => boolean> = {
  StringEquals: (wanted, actual) => wanted === actual,
  StringNotEquals: (wanted, actual) => wanted !== actual,
  StringLike: (wanted, actual) => matches(wanted, actual),
  StringNotLike: (wanted, actual) => !matches(wanted, actual),
  ArnEquals: (wanted, actual) => matches(wanted, actual),
  ArnLike: (wanted, actual) => matches(wanted, actual),
};

/**
 * Whether a policy allows a request: an explicit Deny wins, and what nothing allows is denied.
 * Source: IAM user guide, "Policy evaluation logic".
 */
export function isAllowed(policy: PolicyDocument, request: PolicyRequest): boolean {
  const effects = list(policy.Statement)
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function applies({ Action, NotAction, Resource, Condition = {} }: PolicyStatement, request: PolicyRequest): boolean {
  const isAction = (pattern: string): boolean => matches(pattern.toLowerCase(), request.action.toLowerCase());
  const action = NotAction ? !list(NotAction).some(isAction) : list(Action).some(isAction);
  const resource = list(Resource).some((pattern) => pattern === '*' || matches(pattern, request.resource));
  return action && resource && Object.entries(Condition).every(([name, keys]) => holds(name, keys, request));
}

function holds(name: string, keys: Record<string, string | string[]>, request: PolicyRequest): boolean {
  const [, quantifier, operator, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  if (!operator || !Object.hasOwn(operators, operator)) return false;
  const compare = operators[operator]!;
  const negated = operator.includes('Not');
  return Object.entries(keys).every(([key, wanted]) => {
    const actual = contextValues(key, request);
    if (!actual.length) return quantifier === 'ForAllValues' || Boolean(ifExists) || negated;
    const fits = (value: string): boolean =>
      negated ? list(wanted).every((one) => compare(one, value)) : list(wanted).some((one) => compare(one, value));
    return quantifier === 'ForAnyValue' ? actual.some(fits) : actual.every(fits);
  });
}

/** Values of a condition key; none where the request does not have it. */
function contextValues(key: string, { resourceTags, requestTags, resource }: PolicyRequest): string[] {
  const [, kind, tag] = /^aws:(ResourceTag|RequestTag)\/(.+)$/i.exec(key) ?? [];
  const tags = /^resource/i.test(kind ?? '') ? resourceTags : requestTags;
  if (kind) return Object.hasOwn(tags, tag!) ? [tags[tag!]!] : [];
  if (/^aws:TagKeys$/i.test(key)) return Object.keys(requestTags);
  return /^aws:ResourceArn$/i.test(key) ? [resource] : [];
}
