// What stands in the place of the field where the viewer cannot write.
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatClientError } from '../client/errors.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import { describeFailure, type Localize } from './words-later.ts';

/** A moderator has disconnected the viewer. */
export const removed = (words: Localize, reason: string | undefined): TemplateResult =>
  html`<div class="instead gone" tabindex="-1" part="removed" role="alert">
    ${iconsLater.blocked}
    <div class="grow"><b>${words.term('removed')}</b>${reason ? words.term('removedReason', reason) : nothing}</div>
  </div>`;

/** The chat was left, or is over. */
export const ended = (words: Localize, connect: () => void): TemplateResult =>
  html`<div class="instead" tabindex="-1" part="ended" role="status">
    ${icons.clock}
    <div class="grow">${words.term('ended')}</div>
    <button class="button" type="button" @click=${connect}>${words.term('rejoin')}</button>
  </div>`;

/** There is no chat to be had. */
export const failed = (words: Localize, error: ChatClientError, connect: () => void): TemplateResult =>
  html`<div class="instead" tabindex="-1" part="failed" role="alert">
    ${icons.offline}
    <div class="grow"><b>${words.term('failedTitle')}</b>${describeFailure(words, error)}</div>
    <button class="button" type="button" @click=${connect}>${words.term('tryAgain')}</button>
  </div>`;

/** The viewer reads along, and may ask to join. */
export const lurking = (words: Localize, join: () => void): TemplateResult =>
  html`<div class="instead" tabindex="-1" part="lurking">
    ${iconsLater.eye}
    <div class="grow">${words.term('lurking')}</div>
    <slot name="join">
      <button class="button primary" type="button" @click=${join}>${words.term('join')}</button>
    </slot>
  </div>`;

/** @param members - whether it is only for members, of whom the viewer is none */
export const readOnly = (words: Localize, members: boolean): TemplateResult =>
  html`<div class="instead" tabindex="-1" part="read-only">
    ${iconsLater.eye}
    <div class="grow">${words.term(members ? 'membersOnly' : 'readOnly')}</div>
  </div>`;
