import { readCondition, refuseVariables, type PolicyRequest } from './policy-condition.ts';
import type { PolicyDocument, PolicyStatement } from './sigv4.ts';
import { matches } from './wildcards.ts';

/** Elements that a statement may have; a Principal belongs to policies of resources, and there are none here. */
const elements = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** What names of actions and resources look like. */
const forms = {
  Action: { pattern: /^(?:\*|[\w*?-]+:[\w*?]+)$/, example: 'ivschat:GetRoom' },
  Resource: { pattern: /^(?:\*|arn:.*)$/s, example: 'arn:aws:ivschat:us-west-2:123456789012:room/*' },
};

/**
 * Reads a policy. What it would evaluate otherwise than AWS does is refused: a Deny that is passed over allows.
 * Sources: IAM user guide, "IAM JSON policy element reference" and "Policy evaluation logic".
 *
 * @returns whether the policy allows a request: an explicit Deny wins, and what nothing allows is denied
 * @throws Error that names statement, element and fix
 */
export function readPolicy({ Statement }: PolicyDocument, accessKeyId: string): (request: PolicyRequest) => boolean {
  const whose = `The policy of the access key ${accessKeyId}`;
  if (!Statement) throw new Error(`${whose} has no Statement: give it one`);
  const statements = [Statement].flat().map((statement, index) => {
    try {
      return readStatement(statement);
    } catch (error) {
      const name = Object(statement).Sid ?? index + 1;
      throw new Error(`${whose}, statement ${name}: ${(error as Error).message}`, { cause: error });
    }
  });
  return (request) => {
    const effects = statements.filter(({ applies }) => applies(request)).map(({ effect }) => effect);
    return effects.includes('Allow') && !effects.includes('Deny');
  };
}

function readStatement(statement: PolicyStatement) {
  const unknown = Object.keys(statement).find((name) => !elements.includes(name));
  if (unknown) throw new Error(`the element ${unknown} is not known here: take ${elements.join(', ')}`);
  const { Effect: effect, Condition = {} } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`Effect is ${effect}: write Allow or Deny`);
  const isAction = readPatterns(statement, 'Action');
  const isResource = readPatterns(statement, 'Resource');
  const holds = readCondition(Condition);
  const applies = (request: PolicyRequest): boolean =>
    isAction(request.action) && isResource(request.resource) && holds(request);
  return { effect, applies };
}

/** Reads the element of a name or the one that begins with `Not`. Names of actions count in any letter case. */
function readPatterns(statement: PolicyStatement, name: keyof typeof forms): (text: string) => boolean {
  const given = [name, `Not${name}` as const].filter((one) => statement[one] !== undefined);
  const [element] = given;
  if (!element || given.length > 1)
    throw new Error(`it has ${given.join(' and ') || 'neither'}: give it ${name} or Not${name}`);
  const { pattern: form, example } = forms[name];
  const patterns = [statement[element]!].flat();
  if (!patterns.length) throw new Error(`${element} is empty: write such as ${example}`);
  for (const pattern of patterns) {
    if (!form.test(pattern)) throw new Error(`${element} has ${pattern}: write * or such as ${example}`);
    refuseVariables(element, pattern);
  }
  const fold = (text: string): string => (name === 'Action' ? text.toLowerCase() : text);
  return (text) => patterns.some((pattern) => matches(fold(pattern), fold(text))) === (element === name);
}
