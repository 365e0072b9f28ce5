/** As text: a file that is fetched on demand imports nothing, not even what makes style sheets. The name is for the minifier. */
const css = String.raw;

/** How the panel of `diagnose` looks: above the chat, which stays usable below it. */
export const doctorStyles = css`
  .doctor {
    flex: 0 1 auto;
    display: flex;
    flex-direction: column;
    /* Below it there is room for what became of the chat, with its button. */
    max-block-size: clamp(180px, 100% - 280px, 62%);
    min-block-size: 0;
    font-size: 13px;
    line-height: 20px;
    border-block-end: 1px solid var(--_border);
  }
  .doctor .header {
    padding-inline-end: var(--_edge);
  }
  .doctor-bar {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    padding: 8px var(--_edge);
    background: var(--_hover);
    border-block-end: 1px solid var(--_border);
  }
  .doctor-bar div {
    display: flex;
    gap: 4px;
  }
  .doctor-bar p {
    flex: 1 0 auto;
    max-inline-size: 100%;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .doctor-report {
    min-block-size: 0;
    padding-block: 4px 12px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .doctor-report:focus-visible {
    outline-offset: -2px;
  }
  .doctor :is(p, ul) {
    padding: 0;
    margin: 0;
    overflow-wrap: anywhere;
    list-style: none;
  }
  .doctor-about {
    padding: 8px var(--_edge);
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
  }
  .doctor-step {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    column-gap: var(--_space);
    padding-block: 6px;
    margin-inline: var(--_edge);
  }
  .doctor-step > .icon {
    margin-block-start: 2px;
    color: var(--_muted);
  }
  .doctor-step.error > .icon {
    color: var(--_danger);
  }
  .doctor-step h3 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  .doctor-step li {
    margin-block-start: 6px;
  }
  .doctor-fix {
    color: var(--_muted);
  }
  .doctor-seen {
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
  }
  .doctor-kind {
    font-weight: 600;
  }
  .error > .doctor-kind {
    color: var(--_danger);
  }
`;
