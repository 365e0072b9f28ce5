import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAllowed, type PolicyRequest } from '../../src/server/policy.ts';
import type { PolicyDocument } from '../../src/server/sigv4.ts';
import { anyText, trapKeys } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

/** `*` and `?` by their definition: slow, and plainly right. */
function fits([sign, ...pattern]: string[], text: string[]): boolean {
  if (sign === undefined) return !text.length;
  if (sign === '*') return fits(pattern, text) || (text.length > 0 && fits([sign, ...pattern], text.slice(1)));
  return text.length > 0 && (sign === '?' || sign === text[0]) && fits(pattern, text.slice(1));
}

const short = (...letters: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((all) => all.join(''));
const pattern = short('a', 'b', '*', '?', '.', '(', '\\', '\n', '^', '$', '[');
const subject = short('a', 'b', '.', '(', '\\', '\n', '^', '$', '[');

const request = (resource: string, tags: Record<string, string> = {}): PolicyRequest => ({
  action: 'ivschat:GetRoom',
  resource,
  resourceTags: tags,
  requestTags: tags,
});
const allow = (Resource: string): PolicyDocument => ({ Statement: { Effect: 'Allow', Action: '*', Resource } });

const operator = fc.oneof(
  fc.constantFrom('StringEquals', 'StringLike', 'ForAllValues:StringLike', 'ArnLikeIfExists', ':', 'IfExists'),
  fc.constantFrom(...trapKeys),
);
const known = /^(?:(?:ForAllValues|ForAnyValue):)?(?:String|Arn)\w+$/;
const conditionKey = fc.constantFrom(
  'aws:RequestTag/stage',
  'aws:ResourceTag/stage',
  'aws:ResourceArn',
  'aws:TagKeys',
  'aws:Sky',
  ...trapKeys.map((key) => `aws:RequestTag/${key}`),
);

/** Policies of IAM. */
export const policyProperties: FuzzProperty[] = [
  holds(
    'a pattern with * and ? fits what its definition says',
    5_000,
    fc.tuple(pattern, subject),
    ([wanted, resource]) => {
      assert.equal(isAllowed(allow(wanted), request(resource)), wanted === '*' || fits([...wanted], [...resource]));
    },
  ),
  holds(
    'a condition that nobody knows, or of a tag that is not there, allows nothing, and a Deny wins',
    3_000,
    fc.tuple(operator, conditionKey, anyText('*', 'te'), fc.constantFrom('Allow', 'Deny')),
    ([name, key, value, Effect]) => {
      const statement = {
        Effect: Effect as 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { [name]: { [key]: value } },
      };
      const allowed = isAllowed({ Statement: statement }, request('arn:x', { stage: 'test' }));
      if (!known.test(name) || Effect === 'Deny') assert.equal(allowed, false);
      // Nothing carries tags of these names.
      if (/^String/.test(name) && trapKeys.some((trap) => key.endsWith(`/${trap}`))) assert.equal(allowed, false);
      assert.equal(
        isAllowed({ Statement: [statement, { Effect: 'Deny', Action: '*', Resource: '*' }] }, request('arn:x')),
        false,
      );
    },
    [
      ['constructor', 'aws:ResourceArn', '*', 'Allow'],
      ['StringLike', 'aws:RequestTag/constructor', '*', 'Allow'],
    ],
  ),
];
