import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textOf } from '../store/content.ts';
import type { Entry, MessageEntry } from '../store/entries.ts';
import type { View } from '../store/view.ts';
import type { Localize } from './words.ts';

/** A screen reader is told no more often than this, in milliseconds. */
const PACE_MS = 1_000;
/** More than so many at once are counted, not read. */
const READ_AT_ONCE = 3;

/** What a screen reader is told of new messages, at a pace that can be listened to. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #words: Localize;
  #lastSeq = 0;
  #waiting: MessageEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, words: Localize) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  /** To be put into a polite live region. An element of its own each time: a region that stays as it is says nothing. */
  get said(): HTMLElement | undefined {
    return this.#said;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  /** Looks for what is new. */
  follow(entries: readonly Entry[], received: number, { announce }: View): void {
    if (received <= this.#lastSeq || announce === 'off') {
      this.#lastSeq = received;
      return;
    }
    const fresh = entries.filter(
      (entry): entry is MessageEntry =>
        entry.kind === 'message' &&
        entry.seq > this.#lastSeq &&
        entry.state === 'sent' &&
        entry.filter !== 'hold' &&
        !entry.own,
    );
    this.#lastSeq = received;
    this.#waiting.push(...(announce === 'mentions' ? fresh.filter(({ body }) => body.mentionsMe) : fresh));
    if (this.#waiting.length) this.#timer ??= setTimeout(() => this.#say(announce === 'counts'), PACE_MS);
  }

  #say(counted: boolean): void {
    const waiting = this.#waiting;
    this.#timer = undefined;
    this.#waiting = [];
    this.#said = document.createElement('p');
    this.#said.textContent =
      counted || waiting.length > READ_AT_ONCE
        ? this.#words.term('announced', waiting.length)
        : waiting.map(({ sender, body }) => `${sender.name}: ${textOf(body)}`).join('\n');
    this.#host.requestUpdate();
  }
}
