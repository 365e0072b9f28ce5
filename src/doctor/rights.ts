import type { Address } from './address.ts';
import { readAnswer, readFields, type TokenFields } from './answer.ts';
import { askToken, isFailure } from './ask.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost } from './host.ts';

/** Whom nobody is: who gets a token of this user could get that of any other. */
const STRANGER = 'ivs-chat-doctor';
const moderation = ['DELETE_MESSAGE', 'DISCONNECT_USER'];

const moderatorRights = ({ capabilities = [] }: TokenFields): string[] =>
  capabilities.filter((name) => moderation.includes(name));

const forAnybody = (rights: string[], asked: string): Finding =>
  finding('moderatorForAnybody', { asked, capabilities: rights.join(' and ') });

/**
 * Asks as a visitor without cookies, for all that there is and for a user id of its own choice.
 *
 * @param plain - what such a visitor got without asking for anything, where that is known
 * @returns what was found, and whether a token came at all
 */
export async function checkRights(
  host: DoctorHost,
  endpoint: Address,
  roomIdentifier: string,
  plain: TokenFields | undefined,
): Promise<{ findings: Finding[]; refused: boolean }> {
  const unasked = plain ? moderatorRights(plain) : [];
  const request = { roomIdentifier, userId: STRANGER, capabilities: ['SEND_MESSAGE', ...moderation] };
  const answer = await askToken(host, endpoint, request, { credentials: 'omit' });
  const value = isFailure(answer) ? undefined : readAnswer(answer, endpoint, false).value;
  const { fields } = readFields(value);
  if (!fields) return { findings: unasked.length ? [forAnybody(unasked, '')] : [], refused: true };
  const findings: Finding[] = [];
  const rights = moderatorRights(fields);
  if (unasked.length) findings.push(forAnybody(unasked, ''));
  else if (rights.length) findings.push(forAnybody(rights, ' who asked for it'));
  if (fields.userId === STRANGER) findings.push(finding('anyUserId', { userId: STRANGER }));
  const unknown = (['capabilities', 'userId'] as const).filter((name) => fields[name] === undefined);
  if (unknown.length) findings.push(finding('rightsUnknown', { fields: unknown.join(' and ') }));
  return { findings, refused: false };
}
