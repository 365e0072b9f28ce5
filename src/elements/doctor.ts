import type { html as makeTemplate, ReactiveControllerHost, TemplateResult } from 'lit';
import { asText, describeStep, summarize, toneOf } from '../doctor/as-text.ts';
import { examine, steps, type StepReport } from '../doctor/examine.ts';
import type { Finding, Severity } from '../doctor/findings.ts';
import type { DoctorHost, Setup } from '../doctor/host.ts';
import { createPageHost } from './doctor-host.ts';
import { doctorStyles } from './doctor-styles.ts';
import type * as iconSet from './icons.ts';

/** What the chat brings along: a file that is fetched on demand imports nothing. */
export interface DoctorTools {
  html: typeof makeTemplate;
  icons: typeof iconSet;
  protocol: DoctorHost['protocol'];
}

/** The chat that is looked at. */
export interface Patient extends ReactiveControllerHost, HTMLElement {
  readonly tokenEndpoint: string;
  readonly roomIdentifier: string;
  readonly regionOrUrl: string;
  readonly tokenProvider: (() => Promise<unknown>) | undefined;
  diagnose: boolean;
}

/** What has to be mended stands above what is well. */
const worstFirst = (reports: readonly StepReport[]): StepReport[] => {
  const rank = (report: StepReport): number => ({ error: 0, warning: 1 })[toneOf(report) as string] ?? 2;
  return reports.toSorted((one, other) => rank(one) - rank(other));
};

const kinds: Record<Severity, string> = { error: 'Problem', warning: 'Warning', hint: 'Hint' };

const about =
  'Each check asks the token endpoint for up to three tokens more, one of them as a visitor without cookies, and opens a ' +
  'connection by one of them. It says nothing in the room. Only pages with the attribute “diagnose” show this.';

/**
 * The panel of `diagnose`: looks at the set-up of a chat and says in words what is wrong with it. For developers, in English; it
 * leaves the running chat alone, and asks for tokens of its own.
 */
export class Doctor {
  readonly #chat: Patient;
  readonly #tools: DoctorTools;
  readonly #tokenRequest: () => object;
  readonly #sheet = new CSSStyleSheet();
  #reports: readonly StepReport[] = [];
  #isRunning = false;
  /** What became of the last press of a button. */
  #told = '';
  #run = new AbortController();

  /**
   * @param tokenRequest - what the chat would ask its endpoint for now
   */
  constructor(chat: Patient, tools: DoctorTools, tokenRequest: () => object) {
    this.#chat = chat;
    this.#tools = tools;
    this.#tokenRequest = tokenRequest;
    this.#sheet.replaceSync(doctorStyles);
    chat.shadowRoot!.adoptedStyleSheets.push(this.#sheet);
    void this.examine();
  }

  /** Ends what is under way, and takes the style sheet back. */
  stop(): void {
    this.#run.abort();
    const { adoptedStyleSheets: sheets } = this.#chat.shadowRoot!;
    const at = sheets.indexOf(this.#sheet);
    if (at >= 0) sheets.splice(at, 1);
  }

  /** Looks again, from the beginning. */
  async examine(): Promise<void> {
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    const host = createPageHost(signal, this.#tools.protocol);
    this.#show({ reports: [], isRunning: true });
    for await (const report of examine(this.#readSetup(), host)) {
      if (signal.aborted) return;
      this.#show({ reports: [...this.#reports, report] });
    }
    this.#run.abort();
    this.#show({ isRunning: false });
  }

  #readSetup(): Setup {
    const { tokenEndpoint, roomIdentifier, regionOrUrl, tokenProvider } = this.#chat;
    const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]');
    return {
      tokenEndpoint,
      roomIdentifier,
      regionOrUrl,
      tokenProvider: tokenProvider && (() => tokenProvider.call(this.#chat)),
      request: this.#tokenRequest(),
      page: location.href,
      base: document.baseURI,
      // Those of headers cannot be read: the browser tells what they refuse.
      policies: [...metas].map(({ content }) => content),
    };
  }

  #show({ reports = this.#reports, isRunning = this.#isRunning, told = '' }): void {
    this.#reports = reports;
    this.#isRunning = isRunning;
    this.#told = told;
    this.#chat.requestUpdate();
  }

  render(): TemplateResult {
    const { html } = this.#tools;
    return html`<section class="doctor" part="doctor" lang="en" dir="ltr" aria-label="Set-up check">
      <div class="header">
        <h2>Set-up check</h2>
        <button class="text-button quiet" type="button" @click=${() => (this.#chat.diagnose = false)}>Close</button>
      </div>
      <div class="doctor-bar">
        <p role="status">${this.#describe()}</p>
        <div>
          <button class="button" type="button" @click=${() => this.examine()}>Check again</button>
          <button class="button" type="button" @click=${this.#copy}>Copy as text</button>
        </div>
      </div>
      <div class="doctor-report" tabindex="0" role="group" aria-label="What was found">
        ${worstFirst(this.#reports).map((report) => this.#renderStep(report))}
        <p class="doctor-about">${about}</p>
      </div>
    </section>`;
  }

  #describe(): string {
    if (this.#isRunning) {
      const next = Object.keys(steps).at(this.#reports.length + 1) as keyof typeof steps | undefined;
      return `Checking${next ? `: ${steps[next]}` : ''}…`;
    }
    return this.#told || summarize(this.#reports);
  }

  #renderStep(report: StepReport): TemplateResult {
    const { html, icons } = this.#tools;
    const tone = toneOf(report);
    const seen = describeStep(report);
    const drawings = {
      error: icons.alert,
      warning: icons.alert,
      hint: icons.info,
      fine: icons.verified,
      skipped: icons.clock,
    };
    return html`<div class="doctor-step ${tone}">
      ${drawings[tone]}
      <div>
        <h3>${steps[report.step]}</h3>
        ${seen ? html`<p class="doctor-seen">${seen}</p>` : ''}
        ${
          report.findings.length
            ? html`<ul>
                ${report.findings.map((finding) => this.#renderFinding(finding))}
              </ul>`
            : ''
        }
      </div>
    </div>`;
  }

  #renderFinding({ severity, what, fix }: Finding): TemplateResult {
    const { html } = this.#tools;
    return html`<li class=${severity}>
      <span class="doctor-kind">${kinds[severity]}.</span> ${what}
      <p class="doctor-fix">${fix}</p>
    </li>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(asText(this.#reports));
      this.#show({ told: 'Copied.' });
    } catch {
      this.#show({ told: 'This page may not write to the clipboard: select the text below, and copy it.' });
    }
  };
}
