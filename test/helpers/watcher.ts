/** Where a page that cannot be given a script by its browser gets it from. */
export const watcherPath = '/ivs-chat-test-watcher.js';

/**
 * A script that runs before a page's own: what the page's policy refuses, browsers tell in words of their own, or not at all;
 * here it is one line in all of them. What the console is told and what nobody catches is kept for a browser whose driver does
 * not tell it.
 */
export const watcher = `(() => {
  const told = (window.ivsChatTold = []);
  const tell = (type, text) => told.push([type, String(text)]);
  for (const type of ['debug', 'log', 'warn', 'error']) {
    const original = console[type];
    console[type] = (...args) => {
      tell(type, args.map(String).join(' '));
      original.apply(console, args);
    };
  }
  addEventListener('error', ({ message, error }) => message && tell('pageerror', error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => tell('pageerror', reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.debug('Content Security Policy: ' + effectiveDirective + ' refuses ' + blockedURI));
})();`;
