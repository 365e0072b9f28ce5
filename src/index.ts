export { IvsChat } from './elements/ivs-chat.ts';
export { IvsChatComposer } from './elements/ivs-chat-composer.ts';
export { IvsChatMenu } from './elements/ivs-chat-menu.ts';
export { IvsChatMessages } from './elements/ivs-chat-messages.ts';
export { IvsChatStatus } from './elements/ivs-chat-status.ts';
export {
  IvsConnectEvent,
  IvsConnectingEvent,
  IvsDeleteRequestEvent,
  IvsDisconnectEvent,
  IvsDisconnectUserRequestEvent,
  IvsErrorEvent,
  IvsEventEvent,
  IvsMessageDeleteEvent,
  IvsMessageEvent,
  IvsRetryRequestEvent,
  IvsSendRequestEvent,
  IvsUserDisconnectEvent,
} from './elements/events.ts';
