/**
 * Asks for the tokens of the chats in a page in place of the elements themselves. A page may come from a cache or stay open for
 * days, so that its nonce is too old, or is not there: then WordPress gives a fresh one to whoever is logged in.
 */
(() => {
  const nonceCodes = ['rest_cookie_invalid_nonce', 'ivs_chat_nonce_missing'];
  const finalStatuses = [400, 401, 403, 404, 405, 409];

  // Never shown to anybody: what the server makes of it is a guest's id, so that a guest stays the same one without a cookie.
  const guestKey = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

  /** What the chat makes of it: whether to ask again, and after how many milliseconds. */
  const failed = (message, retryable, retryAfter) =>
    Object.assign(new Error(message), { retryable, ...(retryAfter && { retryAfter }) });

  const withNonce = (address, nonce) => {
    const url = new URL(address, document.baseURI);
    if (nonce) url.searchParams.set('_wpnonce', nonce);
    else url.searchParams.delete('_wpnonce');
    return url.href;
  };

  for (const chat of document.querySelectorAll('ivs-chat[data-nonce-endpoint]')) {
    const endpoint = chat.getAttribute('token-endpoint');
    let nonce = new URL(endpoint, document.baseURI).searchParams.get('_wpnonce');

    const takeNonce = (fresh) => {
      nonce = fresh;
      const moderation = chat.getAttribute('moderation-endpoint');
      if (moderation) chat.setAttribute('moderation-endpoint', withNonce(moderation, nonce));
    };

    const ask = (address, init) =>
      fetch(address, { credentials: 'same-origin', ...init }).catch(() => {
        throw failed('The site could not be reached.', true);
      });

    const askForToken = () =>
      ask(withNonce(endpoint, nonce), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ roomIdentifier: chat.getAttribute('room-identifier'), guestKey }),
      });

    /** Nothing for a visitor who is not logged in, or no longer. */
    const askForNonce = async () => {
      const response = await ask(chat.dataset.nonceEndpoint);
      const text = (await response.text()).trim();
      return response.ok && /^[0-9a-f]{10}$/.test(text) ? text : '';
    };

    const readBody = (response) => response.json().catch(() => ({}));

    chat.tokenProvider = async () => {
      let response = await askForToken();
      let body = await readBody(response);
      if (nonceCodes.includes(body.code)) {
        takeNonce(await askForNonce());
        response = await askForToken();
        body = await readBody(response);
      }
      if (!response.ok) {
        const seconds = Number(response.headers.get('retry-after'));
        const message = `The site made no token: ${body.message ?? response.status}`;
        throw failed(message, !finalStatuses.includes(response.status), seconds * 1000);
      }
      // WordPress sends a younger nonce along each time.
      if (nonce) takeNonce(response.headers.get('x-wp-nonce') ?? nonce);
      // A page from a cache, made for guests, before somebody who is logged in: once the chat is connected, they may write.
      if (body.capabilities?.includes('SEND_MESSAGE'))
        chat.addEventListener('ivs-connect', () => chat.removeAttribute('lurk'), { once: true });
      return body;
    };
  }
})();
