import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as official from 'amazon-ivs-chat-messaging';
// Exported as a type alone: its value cannot be imported, and a namespace does not have it.
import type { chatErrorCodes } from 'amazon-ivs-chat-messaging';
import type * as ours from '../../src/client/index.ts';

/** `true` where each of the two can be assigned to the other; otherwise this file does not compile. */
type Both<Theirs, Ours> = [Theirs] extends [Ours]
  ? [Ours] extends [Theirs]
    ? true
    : 'ours is not theirs'
  : 'theirs is not ours';

/** `true` where the two are the same to the letter: what may be written and what may only be read can be assigned both ways. */
type Same<Theirs, Ours> =
  (<Probe>() => Probe extends Theirs ? 1 : 2) extends <Probe>() => Probe extends Ours ? 1 : 2
    ? true
    : 'ours is written otherwise';

/** What a program sees of a class; private members make two classes differ whatever they do. */
type Public<Class> = Pick<Class, keyof Class>;

const agreements: {
  ChatRoomConfig: Both<official.ChatRoomConfig, ours.ChatRoomConfig>;
  ChatRoomListenerMap: Both<official.ChatRoomListenerMap, ours.ChatRoomListenerMap>;
  ChatLogLevel: Both<official.ChatLogLevel, ours.ChatLogLevel>;
  ChatLogger: Both<official.ChatLogger, ours.ChatLogger>;
  ConsoleLogger: Both<official.ConsoleLogger, ours.ConsoleLogger>;
  chatErrorCodes: Both<typeof chatErrorCodes, typeof ours.chatErrorCodes>;
  ChatToken: Both<official.ChatToken, ours.ChatToken>;
  ChatTokenProvider: Both<official.ChatTokenProvider, ours.ChatTokenProvider>;
  ChatMessage: Both<official.ChatMessage, ours.ChatMessage>;
  ChatUser: Both<official.ChatUser, ours.ChatUser>;
  ChatEvent: Both<official.ChatEvent, ours.ChatEvent>;
  DeleteMessageEvent: Both<official.DeleteMessageEvent, ours.DeleteMessageEvent>;
  DisconnectUserEvent: Both<official.DisconnectUserEvent, ours.DisconnectUserEvent>;
  ChatError: Both<official.ChatError, ours.ChatError>;
  DisconnectReason: Both<official.DisconnectReason, ours.DisconnectReason>;
  ConnectionState: Both<official.ConnectionState, ours.ConnectionState>;
  SendMessageRequest: Both<Public<official.SendMessageRequest>, Public<ours.SendMessageRequest>>;
  DeleteMessageRequest: Both<Public<official.DeleteMessageRequest>, Public<ours.DeleteMessageRequest>>;
  DisconnectUserRequest: Both<Public<official.DisconnectUserRequest>, Public<ours.DisconnectUserRequest>>;
  // Ours has more than theirs, so that only one way can hold: where a program has the official room, ours fits.
  ChatRoom: ours.ChatRoom extends Public<official.ChatRoom> ? true : 'ours is not theirs';
  'id of a ChatRoom': Same<Pick<official.ChatRoom, 'id'>, Pick<ours.ChatRoom, 'id'>>;
} = {
  ChatRoomConfig: true,
  ChatRoomListenerMap: true,
  ChatLogLevel: true,
  ChatLogger: true,
  ConsoleLogger: true,
  chatErrorCodes: true,
  ChatToken: true,
  ChatTokenProvider: true,
  ChatMessage: true,
  ChatUser: true,
  ChatEvent: true,
  DeleteMessageEvent: true,
  DisconnectUserEvent: true,
  ChatError: true,
  DisconnectReason: true,
  ConnectionState: true,
  SendMessageRequest: true,
  DeleteMessageRequest: true,
  DisconnectUserRequest: true,
  ChatRoom: true,
  'id of a ChatRoom': true,
};

test('every exported type of the official client is ours, and ours is theirs (the compiler says so)', () => {
  assert.equal(Object.values(agreements).every(Boolean), true);
});
