import type { Platform, SocketLike } from '../client/platform.ts';
import type { ActionFrame, Attributes, Capability, EventFrame, ServiceFrame } from '../protocol/frames.ts';
import { makeCrowd } from './crowd.ts';
import { randomFrom } from './random.ts';
import { deleteMessage, disconnectUser, makeStream, type StreamFrame } from './stream.ts';

/** Messages a second that a room of Amazon IVS Chat takes at most. Source: user guide, service quotas. */
const MAX_RATE = 100;
/** So much was said already when a viewer comes, and one of it in so many milliseconds. */
const SAID_BEFORE = 20;
const SAID_EVERY_MS = 15_000;
/** What is later than this, in milliseconds, is not said any more: the tab slept, or has too much to do. So often it is looked whether it is seen. */
const LATE_MS = 1_000;

const soon = (act: () => void): void => void Promise.resolve().then(act);

/** What a simulation needs of its place. */
export interface SimulationHost {
  readonly platform: Pick<Platform, 'startTimer' | 'now'>;
  /** Whether nobody sees it: then nobody speaks. */
  isHidden(): boolean;
  readonly viewer: { userId: string; attributes: Attributes };
}

/** A room with a crowd in it that exists in this page alone. */
export interface Simulation {
  /** What the viewer may do. */
  readonly capabilities: Capability[];
  /** A link to the room, which opens by itself. The crowd keeps silent once all of them are closed. */
  createSocket(): SocketLike;
  /** As a backend does it by SendEvent. */
  sendEvent(name: string, attributes: Attributes): void;
}

/** What `simulate` asks for. */
interface Scene {
  /** Messages a second. */
  rate: number;
  moderator: boolean;
}

/**
 * @param text - `50/s` or `30/min`, and after a blank `moderator` for a viewer who is one
 * @throws an `Error` whose message names the fix
 */
export function readScene(text: string): Scene {
  const [, number, unit, role] = /^\s*(\d+(?:\.\d+)?)\/(s|min)(?:\s+(moderator))?\s*$/.exec(text) ?? [];
  const rate = Number(number) / (unit === 'min' ? 60 : 1);
  if (rate <= MAX_RATE) return { rate, moderator: role !== undefined };
  throw new Error(
    `simulate is "${text}": give a rate of ${MAX_RATE}/s at most, such as "50/s", "30/min" or "5/s moderator".`,
  );
}

/**
 * Seats a crowd.
 *
 * @param text - the value of `simulate`; see {@link readScene}, which may throw
 * @param seed - the same crowd says the same for the same seed
 */
export function startSimulation(text: string, { platform, viewer, isHidden }: SimulationHost, seed = 1): Simulation {
  const { rate, moderator } = readScene(text);
  const members = new Set<SocketLike>();
  /** Who was disconnected. */
  const gone = new Set<string>();
  const random = randomFrom(seed);
  /** Apart from the other one, so that the time that passes changes nothing of what is said. */
  const chance = randomFrom(seed);
  let sendTime: number;
  const name = viewer.attributes['displayName'] ?? viewer.userId;
  const stream = makeStream(
    random,
    makeCrowd(random, name, () => sendTime),
  );
  let begun = false;
  let own = 0;
  let nextAt: number;
  let cancelTimer = (): void => {};

  function tell(frame: ServiceFrame): void {
    const data = JSON.stringify(frame);
    for (const member of members) member.onmessage?.({ data });
  }

  /** Who was disconnected says nothing, and is not disconnected again. */
  function isPossible(frame: StreamFrame): boolean {
    if (frame.Type === 'MESSAGE') return !gone.has(frame.Sender.UserId);
    const userId = frame.Attributes['UserId'];
    if (frame.EventName !== disconnectUser || !userId) return true;
    const isThere = !gone.has(userId);
    gone.add(userId);
    return isThere;
  }

  /** One says something, and what happens with it happens. */
  function speak(at: number): void {
    sendTime = at;
    for (;;) {
      const frame = stream.next().value;
      if (isPossible(frame)) tell(frame);
      if (frame.Type === 'MESSAGE') return;
    }
  }

  /** Nobody writes by the clock: times between messages are those of chance. */
  const gap = (): number => (-Math.log(1 - chance()) / rate) * 1_000;

  function beat(): void {
    const now = platform.now();
    if (isHidden()) nextAt = now + LATE_MS;
    else if (now - nextAt > LATE_MS) nextAt = now + gap();
    for (; nextAt <= now; nextAt += gap()) speak(now);
    cancelTimer = platform.startTimer(beat, nextAt - now);
  }

  function enter(socket: SocketLike): void {
    members.add(socket);
    socket.onopen?.(undefined as never);
    if (!rate || members.size > 1) return;
    const now = platform.now();
    if (!begun) for (let before = SAID_BEFORE; before > 0; before--) speak(now - before * SAID_EVERY_MS);
    begun = true;
    nextAt = now + gap();
    beat();
  }

  function sendEvent(eventName: string, attributes: Attributes, requestId = ''): void {
    const frame: EventFrame = {
      Type: 'EVENT',
      Id: `own${++own}`,
      RequestId: requestId,
      EventName: eventName,
      SendTime: new Date(platform.now()).toISOString(),
      Attributes: attributes,
    };
    tell(frame);
  }

  /** What the viewer asks of the room; it is granted, whatever it is. */
  const actions: { [Name in ActionFrame['Action']]: (action: Extract<ActionFrame, { Action: Name }>) => void } = {
    SEND_MESSAGE: ({ RequestId, Content, Attributes = {} }) =>
      tell({
        Type: 'MESSAGE',
        Id: `own${++own}`,
        RequestId,
        Content,
        Attributes,
        SendTime: new Date(platform.now()).toISOString(),
        Sender: { UserId: viewer.userId, Attributes: viewer.attributes },
      }),
    DELETE_MESSAGE: ({ Id, Reason = '', RequestId }) => sendEvent(deleteMessage, { MessageID: Id, Reason }, RequestId),
    DISCONNECT_USER: ({ UserId, Reason = '', RequestId }) => {
      gone.add(UserId);
      sendEvent(disconnectUser, { UserId, Reason }, RequestId);
    },
  };

  return {
    capabilities: moderator ? ['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'] : ['SEND_MESSAGE'],
    sendEvent,
    createSocket() {
      let closed = false;
      const socket: SocketLike = {
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
        send(text) {
          const action = JSON.parse(text) as ActionFrame;
          // As from a network: never before the one who asks has its promise.
          soon(() => actions[action.Action](action as never));
        },
        close() {
          closed = true;
          members.delete(socket);
          if (!members.size) cancelTimer();
        },
      };
      soon(() => {
        if (!closed) enter(socket);
      });
      return socket;
    },
  };
}
