import type { Capability, EventFrame, MessageFrame } from '../protocol/frames.ts';

/** What somebody did that all of a room are told of, as metrics name it. */
export type PublishedAction = Capability | 'SEND_EVENT';

/** A frame for everybody in a room. */
export interface Publication {
  roomArn: string;
  /** What is to be done, and counted: an event of the application may have any name, those of the service's own too. */
  action: PublishedAction;
  frame: MessageFrame | EventFrame;
}

/**
 * Carries frames from where they are accepted to where members are connected. One process needs nothing more than
 * {@link localBus}; several need a broker that hands each publication to all of them, in one order for each room.
 */
export interface Bus {
  publish(publication: Publication): void;
  subscribe(deliver: (publication: Publication) => void): void;
}

/** Hands on at once, in this process. */
export function localBus(): Bus {
  const subscribers: ((publication: Publication) => void)[] = [];
  return {
    publish(publication) {
      for (const deliver of subscribers) deliver(publication);
    },
    subscribe: (deliver) => void subscribers.push(deliver),
  };
}
