import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { codePointLength } from '../protocol/limits.ts';
import { isBlank } from '../store/content.ts';
import type { ChatStore } from '../store/chat-store.ts';
import { writingOf } from '../store/writing.ts';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { ended, failed, lurking, readOnly, removed } from './composer-instead.ts';
import { composerStyles } from './composer-styles.ts';
import { controls } from './controls.ts';
import { Countdown } from './countdown.ts';
import { IvsJoinRequestEvent, IvsSendRequestEvent } from './asked-events.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import type { IvsChatEmoji, IvsEmojiEvent } from './ivs-chat-emoji.ts';
import { Suggestions } from './suggestions.ts';
import { describeRequest, Localize } from './words-later.ts';

/** From so many characters left on, the counter shows. */
const COUNTER_FROM = 50;
/** A field that is higher than one line, in pixels, has its buttons below it. */
const TALL_PX = 40;

/**
 * The field to write in, and what stands in its place where the viewer cannot write. What is written is never lost: a
 * message that the room refuses comes back into the field.
 *
 * @tagname ivs-chat-composer
 * @csspart composer - the form
 * @csspart field - the frame of the field
 * @csspart counter - how many characters are left
 * @csspart send - the send button
 * @csspart suggestions - names and emotes that fit what was begun
 * @csspart replying - the line that says what the message will answer
 * @csspart lurking - in place of the form, for a viewer who reads along and may join
 * @csspart read-only - in place of the form, for a viewer who may not write
 * @csspart removed - in place of the form, for a viewer whom a moderator disconnected
 * @csspart ended - in place of the form, once the chat was left or is over
 * @csspart failed - in place of the form, where there is no chat to be had
 * @fires {IvsSendRequestEvent} ivs-send-request - the viewer sends a message; prevent it to do it otherwise
 * @fires {IvsJoinRequestEvent} ivs-join-request - a viewer who reads along wants to write; prevent it to sign them in first, then call `join()`
 */
export class IvsChatComposer extends ChatElement {
  static override styles = [controls, composerStyles];

  static {
    // How high the field is can only be seen once its text is in it.
    this.disableWarning?.('change-in-update');
  }

  readonly #chat = new ChatController(
    this,
    ({ status, viewer, returned, entries, rules, view, reply, nextSendAt }) => ({
      status,
      viewer,
      returned,
      rules,
      view,
      reply,
      nextSendAt,
      empty: entries.length === 0,
    }),
  );
  readonly #words = new Localize(this);
  readonly #suggestions = new Suggestions(this, (text, from, to) => this.#insert(text, from, to));
  /** The chat that the draft is for. */
  #store: ChatStore | undefined;
  #hadFocus = false;
  /** What was answered when it was last rendered. */
  #replyId: string | undefined;

  @state() private draft = '';
  /** Why the last message was not sent. */
  @state() private refusal = '';
  /** To be sent when the connection is back. */
  @state() private queued = false;
  @state() private tall = false;
  @query('textarea') private textarea!: HTMLTextAreaElement | null;
  @query('ivs-chat-emoji') private emoji!: IvsChatEmoji | null;

  constructor() {
    super();
    new Countdown(this, () => this.#waitMs);
  }

  protected override willUpdate(): void {
    const { store } = this.#chat;
    this.#hadFocus = this.matches(':focus-within');
    if (store !== this.#store) {
      // What waits to go out was written for another room.
      this.#store = store;
      this.queued = false;
    }
    const returned = this.#chat.value?.returned && writingOf(store)?.takeReturned();
    if (returned) {
      this.draft = this.draft ? `${returned.content}\n${this.draft}` : returned.content;
      this.refusal = returned.error ? describeRequest(this.#words, returned.error, 'send') : '';
      this.#hadFocus ||= this.#chatHasFocus;
    }
    const reply = this.#chat.value?.reply;
    if (reply && reply.id !== this.#replyId) this.#hadFocus = true;
    this.#replyId = reply?.id;
    if (this.queued && this.#chat.value?.status.kind === 'connected' && !this.#waitMs) {
      this.queued = false;
      if (this.#canSend && store?.mayWrite) this.#send();
    }
  }

  protected override updated(changed: PropertyValues): void {
    // What had the focus may be gone: what stands in its place takes it.
    if (this.#hadFocus && !this.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>('textarea, .instead button, .instead')?.focus();
    if (!this.textarea) return;
    if (this.textarea.value !== this.draft) this.textarea.value = this.draft;
    if (changed.has('draft')) this.#fit(this.textarea);
  }

  protected override render(): unknown {
    const { status, empty, view, rules } = this.#chat.value ?? {};
    const { store } = this.#chat;
    if (!status || !rules) return nothing;
    const words = this.#words;
    const connect = (): void => store?.connect();
    switch (status.kind) {
      case 'removed':
        return removed(words, status.reason);
      case 'ended':
        return ended(words, connect);
      case 'failed':
        // While there are no messages, the list says it in their place.
        return empty ? nothing : failed(words, status.error, connect);
      default:
        if (view?.lurking) return lurking(words, this.#join);
        if (store?.mayWrite) return this.#renderForm(status.kind === 'connecting');
        return readOnly(words, store?.allows('SEND_MESSAGE') === true && rules.mode === 'members');
    }
  }

  #renderForm(connecting: boolean): TemplateResult {
    const words = this.#words;
    const left = this.#left;
    return html`<form part="composer" @submit=${this.#onSubmit}>
        <div class="field ${left < 0 ? 'over' : ''} ${this.tall ? 'tall' : ''}" part="field">
          ${this.#renderReply()}
          <div class="line">
            <textarea
              rows="1"
              dir="auto"
              autocomplete="off"
              enterkeyhint="send"
              placeholder=${words.term(connecting ? 'connecting' : 'field')}
              aria-label=${words.term('fieldLabel')}
              aria-describedby="hint"
              aria-invalid=${left < 0}
              aria-autocomplete="list"
              aria-controls=${this.#suggestions.listId ?? nothing}
              aria-activedescendant=${this.#suggestions.chosenId ?? nothing}
              @input=${this.#onInput}
              @keydown=${this.#onKeydown}
              @selectionchange=${this.#suggest}
              @blur=${() => this.#suggestions.drop()}
            ></textarea>
            <button
              class="icon-button emoji"
              type="button"
              aria-haspopup="dialog"
              aria-label=${words.term('emoji')}
              title=${words.term('emoji')}
              @click=${this.#openEmoji}
            >
              ${iconsLater.smile}
            </button>
            ${
              left <= COUNTER_FROM
                ? html`<span
                    class="left"
                    part="counter"
                    aria-label=${left < 0 ? words.term('tooLong', -left) : words.term('left', left)}
                    role="img"
                    >${left < 0 ? `−${-left}` : left}</span
                  >`
                : nothing
            }
            ${this.#renderSend()}
          </div>
        </div>
        <div id="hint" role="status">${this.#renderHint(left)}</div>
      </form>
      ${this.#suggestions.render(words)}
      <ivs-chat-emoji exportparts="emoji" @ivs-emoji=${this.#onEmoji}></ivs-chat-emoji>`;
  }

  #renderReply(): TemplateResult | typeof nothing {
    const reply = this.#chat.value?.reply;
    if (!reply) return nothing;
    return html`<div class="replying" part="replying">
      ${iconsLater.reply}
      <span
        >${this.#words.term('replyTo')} <b><bdi>${reply.name}</bdi></b> <bdi>${reply.text}</bdi></span
      >
      <button
        class="icon-button small"
        type="button"
        aria-label=${this.#words.term('cancelReply')}
        title=${this.#words.term('cancelReply')}
        @click=${this.#cancelReply}
      >
        ${iconsLater.close}
      </button>
    </div>`;
  }

  #renderSend(): TemplateResult {
    const wait = this.#waitMs;
    const words = this.#words;
    if (!wait)
      return html`<button
        class="send"
        part="send"
        type="submit"
        aria-label=${words.term('send')}
        title=${words.term('send')}
        aria-disabled=${!this.#canSend}
      >
        ${iconsLater.send}
      </button>`;
    const seconds = Math.ceil(wait / 1_000);
    const part = Math.min(1, wait / ((this.#chat.value?.rules.slowMode || 1) * 1_000));
    return html`<button
      class="send wait"
      part="send"
      type="submit"
      aria-label=${words.term('wait', seconds)}
      aria-disabled="true"
    >
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <circle class="track" cx="14" cy="14" r="12" />
        ${svg`<circle cx="14" cy="14" r="12" pathLength="1" stroke-dasharray="${part} 1"/>`}
      </svg>
      ${seconds}
    </button>`;
  }

  #renderHint(left: number): TemplateResult | typeof nothing {
    const words = this.#words;
    const bad = left < 0 ? words.term('tooLong', -left) : this.refusal;
    if (bad) return html`<p class="hint bad">${icons.alert} ${bad}</p>`;
    const { slowMode } = this.#chat.value!.rules;
    const hint = this.queued
      ? words.term('queued')
      : slowMode && !this.#chat.store?.allows('DELETE_MESSAGE')
        ? words.term('slowMode', slowMode)
        : '';
    return hint ? html`<p class="hint">${hint}</p>` : nothing;
  }

  get #chatHasFocus(): boolean {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.host.matches(':focus-within') : this.matches(':focus-within');
  }

  get #left(): number {
    return (this.#chat.value?.viewer.maximumMessageLength ?? 0) - codePointLength(this.draft.trim());
  }

  get #canSend(): boolean {
    return !isBlank(this.draft) && this.#left >= 0 && !this.#waitMs;
  }

  /** How long the room takes nothing of the viewer, in milliseconds. */
  get #waitMs(): number {
    return writingOf(this.#chat.store)?.waitMs ?? 0;
  }

  /** The field grows with its text, in browsers too that do not do it by themselves. */
  #fit(textarea: HTMLTextAreaElement): void {
    if (!CSS.supports('field-sizing', 'content')) {
      textarea.style.blockSize = 'auto';
      textarea.style.blockSize = `${textarea.scrollHeight}px`;
    }
    // Back to one line only once it is empty: between the two layouts a text could go to and fro.
    this.tall = this.draft !== '' && (this.tall || textarea.offsetHeight > TALL_PX);
  }

  #onInput(): void {
    this.draft = this.textarea!.value;
    this.refusal = '';
    this.queued = false;
    this.#suggest();
  }

  #suggest(): void {
    if (this.textarea) this.#suggestions.follow(this.textarea, this.#chat.store?.getState());
  }

  /** Writes into the field as if it had been typed. */
  #insert(text: string, from: number, to: number): void {
    const textarea = this.textarea!;
    textarea.focus();
    textarea.setRangeText(text, from, to, 'end');
    this.draft = textarea.value;
  }

  #onKeydown(event: KeyboardEvent): void {
    // While an input method composes, keys belong to it; Safari ends the composition before it tells of the key.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#suggestions.onKey(event)) return;
    if (event.key === 'Escape' && this.#chat.value?.reply) this.#cancelReply();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  }

  #cancelReply(): void {
    writingOf(this.#chat.store)?.replyTo(undefined);
    this.textarea?.focus();
  }

  #openEmoji(event: Event): void {
    this.emoji?.open(event.currentTarget as HTMLElement);
  }

  #onEmoji({ text }: IvsEmojiEvent): void {
    const { selectionStart, selectionEnd } = this.textarea!;
    this.#insert(text, selectionStart, selectionEnd);
  }

  readonly #join = (): void => {
    const event = new IvsJoinRequestEvent();
    this.dispatchEvent(event);
  };

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.textarea?.focus();
    this.#submit();
  }

  #submit(): void {
    if (!this.#canSend) return;
    if (this.#chat.store?.getState().status.kind === 'connected') this.#send();
    else this.queued = true;
  }

  #send(): void {
    const content = this.draft.trim();
    this.queued = false;
    this.refusal = '';
    this.draft = '';
    this.#suggestions.drop();
    const event = new IvsSendRequestEvent(content);
    if (this.dispatchEvent(event)) void this.#deliver(content);
  }

  async #deliver(content: string): Promise<void> {
    const writing = writingOf(this.#chat.store);
    const outcome = await writing?.send(content);
    // A refused message comes back to be changed, unless the next one is being written already.
    if (outcome && !outcome.sent && outcome.error.code === 'requestRefused' && !this.draft) writing?.edit(outcome.key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-composer': IvsChatComposer;
  }
}
