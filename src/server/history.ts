import { systemEvents } from '../protocol/frames.ts';
import { messageDeletions } from '../protocol/room-events.ts';
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
  }

  /** Frames as clients received them, the oldest first. */
  of(roomArn: string): Publication['frame'][] {
    return this.#rooms.get(roomArn) ?? [];
  }

  #keep(roomArn: string, frames: Publication['frame'][]): void {
    this.#rooms.delete(roomArn);
    this.#rooms.set(roomArn, frames);
    if (this.#rooms.size > ROOMS) this.#rooms.delete(this.#rooms.keys().next().value!);
  }
}
