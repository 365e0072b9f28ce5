import { html, type TemplateResult } from 'lit';
import { messagingUrl, parseArn, regions } from '../protocol/control.ts';
import type { Doctor, Patient } from './doctor.ts';
import * as icons from './icons.ts';

/** The panel of `diagnose`, whose doctor comes when first called. */
export class Diagnosis {
  readonly #chat: Patient;
  readonly #tokenRequest: () => object;
  #doctor: Doctor | undefined;

  /** @param tokenRequest - what the chat would ask its endpoint for now */
  constructor(chat: Patient, tokenRequest: () => object) {
    this.#chat = chat;
    this.#tokenRequest = tokenRequest;
  }

  /** Looks at the set-up anew, where the page wants that. */
  async start(): Promise<void> {
    this.stop();
    if (!this.#chat.diagnose) return;
    try {
      const { Doctor } = await import('./doctor.ts');
      if (!this.#chat.diagnose || !this.#chat.isConnected || this.#doctor) return;
      const tools = { html, icons, protocol: { messagingUrl, parseArn, regions } };
      this.#doctor = new Doctor(this.#chat, tools, this.#tokenRequest);
      this.#chat.requestUpdate();
    } catch (cause) {
      console.error(
        `<ivs-chat> cannot diagnose: put the folder "embed" beside the script. ${(cause as Error).message}`,
      );
    }
  }

  stop(): void {
    if (!this.#doctor) return;
    this.#doctor.stop();
    this.#doctor = undefined;
    this.#chat.requestUpdate();
  }

  render(): TemplateResult | undefined {
    return this.#doctor?.render();
  }
}
