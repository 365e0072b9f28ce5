export { chatErrorCodes } from '../protocol/codes.ts';
export { ChatRoom } from './chat-room.ts';
export { type ChatRoomConfig, type ChatRoomOptions, type RequestOptions } from './config.ts';
export { ChatClientError, ChatRequestError, type ChatClientErrorCode } from './errors.ts';
export { type ChatRoomExtraListenerMap, type ChatRoomListenerMap, type Reconnect } from './events.ts';
export { ConsoleLogger, type ChatLogger, type ChatLogLevel } from './logger.ts';
export { type AbortSignalLike, type Platform, type SocketLike } from './platform.ts';
export { DeleteMessageRequest, DisconnectUserRequest, SendMessageRequest } from './requests.ts';
export { type Stream, type StreamOptions } from './streams.ts';
export {
  type ChatError,
  type ChatEvent,
  type ChatMessage,
  type ChatToken,
  type ChatTokenProvider,
  type ChatUser,
  type ConnectionState,
  type DeleteMessageEvent,
  type DisconnectReason,
  type DisconnectUserEvent,
} from './types.ts';
