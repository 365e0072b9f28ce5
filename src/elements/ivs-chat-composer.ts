import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { codePointLength } from '../protocol/limits.ts';
import type { ChatStore } from '../store/chat-store.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { IvsSendRequestEvent } from './events.ts';
import { icons } from './icons.ts';
import { describeFailure, describeRequest, words } from './words.ts';

/** From so many characters left on, the counter shows. */
const COUNTER_FROM = 50;

/**
 * The field to write in, and what stands in its place where the viewer cannot write. What is written is never lost: a
 * message that the room refuses comes back into the field.
 *
 * @tagname ivs-chat-composer
 * @fires {IvsSendRequestEvent} ivs-send-request - the viewer sends a message; prevent it to do it otherwise
 */
export class IvsChatComposer extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        flex: none;
      }
      form,
      .instead {
        padding: var(--_space);
        border-block-start: 1px solid var(--_border);
      }
      .field {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        justify-content: flex-end;
        gap: 2px;
        padding: 3px;
        background: var(--_bg);
        border: 1px solid var(--_field);
        border-radius: var(--_radius);
        transition: border-color 0.12s ease-out;
      }
      .field:focus-within {
        border-color: var(--_focus);
        outline: 2px solid var(--_focus);
        outline-offset: -1px;
      }
      .field.over,
      .field.over:focus-within {
        border-color: var(--_danger);
        outline-color: var(--_danger);
      }
      textarea {
        flex: 1;
        display: block;
        min-inline-size: 0;
        min-block-size: 32px;
        max-block-size: 120px;
        padding: 5px 8px;
        font-size: max(16px, var(--_size));
        line-height: 22px;
        resize: none;
        background: none;
        border: 0;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--_muted);
        opacity: 1;
      }
      .left {
        padding-inline: 4px;
        font-size: 12px;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        line-height: 32px;
      }
      .over .left,
      .hint.bad {
        color: var(--_danger);
      }
      .send {
        flex: none;
        display: grid;
        place-items: center;
        inline-size: 32px;
        block-size: 32px;
        color: var(--_on-accent);
        background: var(--_accent);
        border-radius: calc(var(--_radius) * 0.75 - 1px);
      }
      .send:hover {
        background: color-mix(in oklab, var(--_accent), var(--_text) 12%);
      }
      .send[aria-disabled='true'] {
        color: var(--_muted);
        background: none;
        cursor: default;
      }
      .hint {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 4px 0;
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
        overflow-wrap: anywhere;
      }
      .instead {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 56px;
        padding: 10px var(--_edge);
        font-size: 13px;
        line-height: 18px;
        color: var(--_muted);
      }
      .instead > .icon {
        margin-inline-start: 4px;
      }
      .instead b {
        display: block;
        color: var(--_text);
      }
      .instead .button {
        color: var(--_text);
      }
      .instead.gone {
        align-items: flex-start;
        padding-block: 12px;
        background: var(--_hover);
      }
      .instead.gone > .icon {
        color: var(--_danger);
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ status, viewer, returned, entries }) => ({
    status,
    viewer,
    returned,
    empty: entries.length === 0,
  }));
  /** The chat that the draft is for. */
  #store: ChatStore | undefined;
  #hadFocus = false;

  @state() private draft = '';
  /** Why the last message was not sent. */
  @state() private refusal = '';
  /** To be sent when the connection is back. */
  @state() private queued = false;

  @query('textarea') private textarea!: HTMLTextAreaElement | null;

  protected override willUpdate(): void {
    const { store } = this.#chat;
    this.#hadFocus = this.matches(':focus-within');
    if (store !== this.#store) {
      // What waits to go out was written for another room.
      this.#store = store;
      this.queued = false;
    }
    const returned = this.#chat.value?.returned && store?.takeReturned();
    if (returned) {
      this.draft = this.draft ? `${returned.content}\n${this.draft}` : returned.content;
      this.refusal = returned.error ? describeRequest(returned.error, 'send') : '';
      this.#hadFocus ||= this.#chatHasFocus;
    }
    if (this.queued && this.#chat.value?.status.kind === 'connected') {
      this.queued = false;
      if (this.#canSend && store?.allows('SEND_MESSAGE')) this.#send();
    }
  }

  protected override updated(changed: PropertyValues): void {
    // What had the focus may be gone: what stands in its place takes it.
    if (this.#hadFocus && !this.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>('textarea, .instead button, .instead')?.focus();
    if (!this.textarea) return;
    if (this.textarea.value !== this.draft) this.textarea.value = this.draft;
    if (changed.has('draft') && !CSS.supports('field-sizing', 'content')) {
      this.textarea.style.blockSize = 'auto';
      this.textarea.style.blockSize = `${this.textarea.scrollHeight}px`;
    }
  }

  protected override render(): unknown {
    const { status, empty } = this.#chat.value ?? {};
    const store = this.#chat.store;
    if (!status) return nothing;
    switch (status.kind) {
      case 'removed':
        return html`<div class="instead gone" tabindex="-1" part="removed" role="alert">
          ${icons.blocked}
          <div class="grow"><b>${words.removed}</b>${status.reason ? words.removedReason(status.reason) : nothing}</div>
        </div>`;
      case 'ended':
        return html`<div class="instead" tabindex="-1" part="ended" role="status">
          ${icons.clock}
          <div class="grow">${words.ended}</div>
          <button class="button" type="button" @click=${() => store?.connect()}>${words.rejoin}</button>
        </div>`;
      case 'failed':
        // While there are no messages, the list says it in their place.
        return empty
          ? nothing
          : html`<div class="instead" tabindex="-1" part="failed" role="alert">
              ${icons.offline}
              <div class="grow"><b>${words.failedTitle}</b>${describeFailure(status.error)}</div>
              <button class="button" type="button" @click=${() => store?.connect()}>${words.tryAgain}</button>
            </div>`;
      default:
        return store?.allows('SEND_MESSAGE')
          ? this.#renderForm(status.kind === 'connecting')
          : html`<div class="instead" tabindex="-1" part="read-only">
              ${icons.eye}
              <div class="grow">${words.readOnly}</div>
            </div>`;
    }
  }

  #renderForm(connecting: boolean): TemplateResult {
    const left = this.#left;
    const hint = left < 0 ? words.tooLong(-left) : this.refusal;
    return html`<form part="composer" @submit=${this.#onSubmit}>
      <div class="field ${left < 0 ? 'over' : ''}" part="field">
        <textarea
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${connecting ? words.connecting : words.field}
          aria-label=${words.fieldLabel}
          aria-describedby="hint"
          aria-invalid=${left < 0}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
        ${
          left <= COUNTER_FROM
            ? html`<span
                class="left"
                part="counter"
                aria-label=${left < 0 ? words.tooLong(-left) : words.left(left)}
                role="img"
                >${left < 0 ? `−${-left}` : left}</span
              >`
            : nothing
        }
        <button class="send" part="send" type="submit" aria-label=${words.send} aria-disabled=${!this.#canSend}>
          ${icons.send}
        </button>
      </div>
      <div id="hint" role="status">
        ${
          hint
            ? html`<p class="hint bad">${icons.alert} ${hint}</p>`
            : this.queued
              ? html`<p class="hint">${words.queued}</p>`
              : nothing
        }
      </div>
    </form>`;
  }

  get #chatHasFocus(): boolean {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.host.matches(':focus-within') : this.matches(':focus-within');
  }

  get #left(): number {
    return (this.#chat.value?.viewer.maximumMessageLength ?? 0) - codePointLength(this.draft.trim());
  }

  get #canSend(): boolean {
    return this.draft.trim() !== '' && this.#left >= 0;
  }

  #onInput(): void {
    this.draft = this.textarea!.value;
    this.refusal = '';
    this.queued = false;
  }

  #onKeydown(event: KeyboardEvent): void {
    // While an input method composes, Enter belongs to it; Safari ends the composition before it tells of the key.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#submit();
  }

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
    const event = new IvsSendRequestEvent(content);
    if (this.dispatchEvent(event)) void this.#deliver(content);
  }

  async #deliver(content: string): Promise<void> {
    const store = this.#chat.store;
    const outcome = await store?.send(content);
    // A refused message comes back to be changed, unless the next one is being written already.
    if (outcome && !outcome.sent && outcome.error.code === 'requestRefused' && !this.draft) store?.edit(outcome.key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-composer': IvsChatComposer;
  }
}
