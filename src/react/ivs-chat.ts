import { createComponent, type EventName } from '@lit/react';
import { isServer, type LitElement } from 'lit';
import * as React from 'react';
import '../define.ts';
import { IvsChat as IvsChatElement } from '../elements/ivs-chat.ts';
// Brings the types of all events.
import '../index.ts';
import { useLatest } from './use-latest.ts';

type IvsEventName = keyof HTMLElementEventMap & `ivs-${string}`;

/** `ivs-send-request` → `IvsSendRequest` */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;

/** The property of each event: one that is forgotten, or names another one, does not compile. */
const events = {
  onIvsConnecting: 'ivs-connecting',
  onIvsConnect: 'ivs-connect',
  onIvsDisconnect: 'ivs-disconnect',
  onIvsMessage: 'ivs-message',
  onIvsEvent: 'ivs-event',
  onIvsMessageDelete: 'ivs-message-delete',
  onIvsUserDisconnect: 'ivs-user-disconnect',
  onIvsError: 'ivs-error',
  onIvsActivity: 'ivs-activity',
  onIvsSendRequest: 'ivs-send-request',
  onIvsRetryRequest: 'ivs-retry-request',
  onIvsReplyRequest: 'ivs-reply-request',
  onIvsJoinRequest: 'ivs-join-request',
  onIvsCardRequest: 'ivs-card-request',
  onIvsSelectRequest: 'ivs-select-request',
  onIvsModerationRequest: 'ivs-moderation-request',
  onIvsDeleteRequest: 'ivs-delete-request',
  onIvsDisconnectUserRequest: 'ivs-disconnect-user-request',
  onIvsEmoji: 'ivs-emoji',
} as const satisfies { [Name in IvsEventName as `on${Pascal<Name>}`]: Name };

type Events = typeof events;

/** Properties of the element, without what it does and what it tells. */
type Properties = Omit<IvsChatElement, keyof LitElement | 'connect' | 'disconnect' | 'join' | 'addMessages' | 'status'>;

/** Properties and events of `<ivs-chat>`, and the attributes that every element has. */
export type IvsChatProps = Omit<React.HTMLAttributes<IvsChatElement>, keyof Properties> & {
  [Name in keyof Properties]?: Properties[Name] | undefined;
} & {
  [Name in keyof Events]?: ((event: HTMLElementEventMap[Events[Name]]) => void) | undefined;
};

const Wrapped = createComponent({
  react: React,
  tagName: 'ivs-chat',
  elementClass: IvsChatElement,
  events: events as unknown as { [Name in keyof Events]: EventName<HTMLElementEventMap[Events[Name]]> },
});

/**
 * `<ivs-chat>` as a component. Importing it registers the tags. Its ref is the element.
 *
 * A server renders the tag with nothing inside; the chat begins in the page. Of `tokenProvider`, that of the last render is
 * asked, so that it may be written in place; another `key` makes another chat. `renderEvent` and `renderMessage` give text or
 * a template of Lit, no element of React.
 */
export const IvsChat: React.ForwardRefExoticComponent<IvsChatProps & React.RefAttributes<IvsChatElement>> =
  React.forwardRef(function IvsChat(
    { tokenProvider, ...props }: IvsChatProps,
    ref: React.ForwardedRef<IvsChatElement>,
  ) {
    const latest = useLatest(tokenProvider);
    // To the element, another provider is another chat.
    const [provider] = React.useState(() => () => latest.current!());
    // What is undefined is left out, so that the element keeps its default.
    const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
    return React.createElement(Wrapped, {
      ...given,
      ...(tokenProvider && { tokenProvider: provider }),
      // Only a script gives the element its properties; until it has, the element waits.
      ...(isServer ? { 'defer-hydration': '' } : {}),
      ref,
    });
  });
