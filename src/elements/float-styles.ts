import { css } from 'lit';

/** What floats over the end of the list, one thing at a time. */
export const floatStyles = css`
  .float {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 8px;
    z-index: 3;
    display: flex;
    justify-content: center;
    padding-inline: 8px;
    pointer-events: none;
  }
  .float > * {
    font-size: 13px;
    line-height: 20px;
    box-shadow: var(--_lift);
    pointer-events: auto;
    animation: rise calc(0.18s * var(--_move)) cubic-bezier(0.2, 0, 0, 1);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .float > * {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .float > * {
      border: 1px solid;
    }
  }
`;
