import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPolicy } from '../../src/server/policy.ts';
import type { PolicyRequest } from '../../src/server/policy-condition.ts';
import type { PolicyDocument, PolicyStatement } from '../../src/server/sigv4.ts';
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
  sourceIp: '127.0.0.1',
  region: 'us-west-2',
  time: 0,
});
const isAllowed = (policy: PolicyDocument, wanted: PolicyRequest): boolean => readPolicy(policy, 'local')(wanted);
const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

const operator = fc.oneof(
  fc.constantFrom('StringEquals', 'StringLike', 'ForAllValues:StringLike', 'ArnLikeIfExists', 'Null', ':', 'IfExists'),
  fc.constantFrom('StringNotLike', 'ForAnyValue:ArnNotEquals', 'IpAddress', 'NotIpAddress', 'DateLessThan', 'Bool'),
  fc.constantFrom(...trapKeys),
);
const conditionKey = fc.constantFrom(
  'aws:RequestTag/stage',
  'aws:ResourceTag/stage',
  'aws:ResourceArn',
  'aws:TagKeys',
  'aws:SourceIp',
  'aws:CurrentTime',
  'aws:Sky',
  ...trapKeys,
  ...trapKeys.map((key) => `aws:RequestTag/${key}`),
);
const words = ['*', 'te', 'true', '127.0.0.0', '/8', '/33', '::1', '2026-01-01', '7', '${'];

/** Policies of IAM. */
export const policyProperties: FuzzProperty[] = [
  holds(
    'a pattern with * and ? fits what its definition says',
    5_000,
    fc.tuple(pattern, subject),
    ([wanted, resource]) => {
      const [wholePattern, whole] = [`arn:${wanted}`, `arn:${resource}`];
      assert.equal(
        isAllowed({ Statement: { ...everything, Resource: wholePattern } }, request(whole)),
        fits([...wholePattern], [...whole]),
      );
    },
  ),
  holds(
    'a condition is refused in words, or holds for whoever is allowed and whoever is denied; of a tag that is not there it allows nothing',
    3_000,
    fc.tuple(operator, conditionKey, anyText(...words)),
    ([name, key, value]) => {
      const conditional = { ...everything, Condition: { [name]: { [key]: value } } };
      let allows: (wanted: PolicyRequest) => boolean;
      try {
        allows = readPolicy({ Statement: conditional }, 'local');
      } catch (error) {
        return assert.match(
          (error as Error).message,
          /^The policy of the access key local, statement 1: .*(take|give|write)/s,
        );
      }
      const call = request('arn:x', { stage: 'test' });
      // What it allows alone, it takes away as a Deny: nothing is passed over.
      const denies = readPolicy({ Statement: [everything, { ...conditional, Effect: 'Deny' }] }, 'local');
      assert.equal(denies(call), !allows(call));
      // Nothing carries tags of these names.
      if (/^String(?:Equals|Like)$/.test(name) && trapKeys.some((trap) => key.endsWith(`/${trap}`)))
        assert.equal(allows(call), false);
    },
    [
      ['constructor', 'aws:ResourceArn', '*'],
      ['StringLike', 'aws:RequestTag/constructor', '*'],
      ['IpAddress', 'aws:TagKeys', '127.0.0.0/8'],
    ],
  ),
];
