import { BlockList, isIP } from 'node:net';
import type { ConditionValue, PolicyStatement } from './sigv4.ts';
import { matches } from './wildcards.ts';

/** What somebody wants to do, as far as a policy can ask. */
export interface PolicyRequest {
  /** `ivschat:CreateRoom` */
  action: string;
  /** ARN of the resource; one that ends with `*` for what makes or lists, such as `arn:…:room/*`. */
  resource: string;
  /** Tags of the resource. */
  resourceTags: Record<string, string>;
  /** Tags in the request. */
  requestTags: Record<string, string>;
  /** Address that it comes from. */
  sourceIp: string;
  region: string;
  /** When it came, in milliseconds since 1970. */
  time: number;
}

/** How a value of the policy compares with one of the request, and what it has to look like. */
interface Operator {
  fits(wanted: string, actual: string): boolean;
  reads(wanted: string): boolean;
  looksLike: string;
}

const text = (fits: Operator['fits']): Operator => ({ fits, reads: () => true, looksLike: 'a text' });

/** ISO 8601, or seconds since 1970. */
const timeOf = (date: string): number =>
  /^\d+$/.test(date) ? Number(date) * 1_000 : /^\d{4}-\d\d-\d\d/.test(date) ? Date.parse(date) : NaN;
const date = (fits: (difference: number) => boolean): Operator => ({
  fits: (wanted, actual) => fits(timeOf(actual) - timeOf(wanted)),
  reads: (wanted) => !Number.isNaN(timeOf(wanted)),
  looksLike: 'a date such as 2026-01-31T12:00:00Z',
});

const families: Record<number, { name: 'ipv4' | 'ipv6'; bits: number }> = {
  4: { name: 'ipv4', bits: 32 },
  6: { name: 'ipv6', bits: 128 },
};
/** Reads `203.0.113.7` or `203.0.113.0/24`, of both families; undefined where it is neither. */
function subnet(range: string): BlockList | undefined {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const family = families[isIP(address)];
  if (!family || Number(bits) > family.bits) return undefined;
  const list = new BlockList();
  list.addSubnet(address, Number(bits ?? family.bits), family.name);
  return list;
}
function isWithin(range: string, address: string): boolean {
  const family = families[isIP(address)];
  return Boolean(family && subnet(range)?.check(address, family.name));
}

/** Operators that are here. Source: IAM user guide, "IAM JSON policy elements: Condition operators". */
const operators: Record<string, Operator> = {
  StringEquals: text((wanted, actual) => wanted === actual),
  StringEqualsIgnoreCase: text((wanted, actual) => wanted.toLowerCase() === actual.toLowerCase()),
  StringLike: text(matches),
  ArnEquals: text(matches),
  ArnLike: text(matches),
  DateEquals: date((difference) => difference === 0),
  DateLessThan: date((difference) => difference < 0),
  DateLessThanEquals: date((difference) => difference <= 0),
  DateGreaterThan: date((difference) => difference > 0),
  DateGreaterThanEquals: date((difference) => difference >= 0),
  IpAddress: {
    fits: isWithin,
    reads: (wanted) => Boolean(subnet(wanted)),
    looksLike: 'an address or a range such as 203.0.113.0/24',
  },
  Bool: {
    fits: (wanted, actual) => wanted.toLowerCase() === actual,
    reads: (wanted) => /^(?:true|false)$/i.test(wanted),
    looksLike: 'true or false',
  },
};

/** Operators that hold where those hold for no value. */
const contraries: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

const tag = (tags: Record<string, string>, key: string): string[] => (Object.hasOwn(tags, key) ? [tags[key]!] : []);

/** Values of the condition keys that are here; what ends with a slash goes on with the key of a tag. */
const conditionKeys: Record<string, (request: PolicyRequest, tagKey: string) => string[]> = {
  'aws:ResourceTag/': ({ resourceTags }, key) => tag(resourceTags, key),
  'aws:RequestTag/': ({ requestTags }, key) => tag(requestTags, key),
  'aws:TagKeys': ({ requestTags }) => Object.keys(requestTags),
  'aws:ResourceArn': ({ resource }) => [resource],
  'aws:SourceIp': ({ sourceIp }) => [sourceIp],
  'aws:RequestedRegion': ({ region }) => [region],
  'aws:CurrentTime': ({ time }) => [new Date(time).toISOString()],
  // The service speaks HTTP alone; what a proxy before it does, it cannot know.
  'aws:SecureTransport': () => ['false'],
};

type Holds = (request: PolicyRequest) => boolean;

/**
 * Reads the condition of a statement.
 *
 * @throws Error that names what is not evaluated here, and the fix
 */
export function readCondition(condition: NonNullable<PolicyStatement['Condition']>): Holds {
  const all = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => readTest(operator, key, [wanted].flat())),
  );
  return (request) => all.every((holds) => holds(request));
}

/** One operator with one key. */
function readTest(name: string, key: string, values: ConditionValue[]): Holds {
  const valuesOf = readKey(key);
  const [, quantifier, stem = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const isContrary = Object.hasOwn(contraries, stem);
  const known = isContrary ? contraries[stem]! : stem;
  if (name !== 'Null' && !Object.hasOwn(operators, known))
    throw new Error(
      `the operator ${name} is not evaluated here: take one of ${[...Object.keys({ ...operators, ...contraries }), 'Null'].join(', ')}`,
    );
  const { fits, reads, looksLike } = operators[name === 'Null' ? 'Bool' : known]!;
  if (!values.length) throw new Error(`${name} of ${key} has no value: give it ${looksLike}`);
  const wanted = values.map(String);
  for (const [index, value] of wanted.entries()) {
    refuseVariables(`${name} of ${key}`, value);
    if (typeof values[index] === 'object' || !reads(value))
      throw new Error(`${name} of ${key} has the value ${value}: give it ${looksLike}`);
  }
  if (name === 'Null') return (request) => wanted.some((value) => fits(value, String(!valuesOf(request).length)));

  const holds = (actual: string): boolean => wanted.some((one) => fits(one, actual)) !== isContrary;
  return (request) => {
    const actual = valuesOf(request);
    if (!actual.length) return Boolean(ifExists) || (quantifier ? quantifier === 'ForAllValues' : isContrary);
    return quantifier === 'ForAnyValue' ? actual.some(holds) : actual.every(holds);
  };
}

/** Names of keys count in any letter case. */
function readKey(key: string): (request: PolicyRequest) => string[] {
  const [, name, tagKey] = /^([^/]*\/?)(.*)$/s.exec(key)!;
  const known = Object.keys(conditionKeys).find((one) => one.toLowerCase() === name!.toLowerCase());
  if (!known || known.endsWith('/') === !tagKey)
    throw new Error(
      `the condition key ${key} is not known here: take one of ${Object.keys(conditionKeys).join(', ')} (with the key of a tag after a slash)`,
    );
  return (request) => conditionKeys[known]!(request, tagKey!);
}

/** @throws Error where a text has a policy variable, which would be taken for what it says */
export function refuseVariables(where: string, value: string): void {
  if (value.includes('${')) throw new Error(`${where} has a policy variable, ${value}: write the value itself`);
}
