import { systemEvents, type EventFrame } from '../protocol/frames.ts';
import { messageDeletions, ruleEvents } from '../protocol/room-events.ts';
import type { Publication } from './bus.ts';

/** Messages of a room that are remembered, and rooms of which any are. */
const MESSAGES = 100;
const ROOMS = 1_000;

/**
 * What rooms said last. The service itself keeps nothing; this is the backend of a demonstration, so that who comes late sees
 * what the others are talking about.
 */
export class History {
  readonly #rooms = new Map<string, Publication['frame'][]>();
  /** Of each room, the last event by which something holds in it. */
  readonly #rules = new Map<string, EventFrame[]>();

  add({ roomArn, frame }: Publication): void {
    const frames = this.#rooms.get(roomArn) ?? [];
    // By its name alone, as chats do: what they have taken away is not to come back.
    if (frame.Type === 'MESSAGE') this.#keep(roomArn, [...frames.slice(1 - MESSAGES), frame]);
    else if (frame.EventName === systemEvents.deleteMessage)
      this.#keep(
        roomArn,
        frames.filter(({ Id }) => Id !== frame.Attributes['MessageId']),
      );
    else if (messageDeletions.includes(frame.EventName))
      this.#keep(
        roomArn,
        frames.filter((one) => one.Type !== 'MESSAGE' || one.Sender.UserId !== frame.Attributes['userId']),
      );
    else this.#addRule(roomArn, frame);
  }

  /** Frames as clients received them: what holds in the room, then what was said, the oldest first. */
  of(roomArn: string): Publication['frame'][] {
    return [...(this.#rules.get(roomArn) ?? []), ...(this.#rooms.get(roomArn) ?? [])];
  }

  #addRule(roomArn: string, frame: EventFrame): void {
    const line = ruleEvents.find((names) => names.includes(frame.EventName));
    if (!line) return;
    const others = this.#rules.get(roomArn)?.filter(({ EventName }) => !line.includes(EventName)) ?? [];
    keepLast(this.#rules, roomArn, [...others, frame]);
  }

  #keep(roomArn: string, frames: Publication['frame'][]): void {
    keepLast(this.#rooms, roomArn, frames);
  }
}

/** Of more rooms than may be, the one of which nothing was heard for longest goes. */
function keepLast<Frame>(rooms: Map<string, Frame[]>, roomArn: string, frames: Frame[]): void {
  rooms.delete(roomArn);
  rooms.set(roomArn, frames);
  if (rooms.size > ROOMS) rooms.delete(rooms.keys().next().value!);
}
