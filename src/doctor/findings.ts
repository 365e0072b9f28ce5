/** How bad a finding is: the chat cannot work, it works and should not so, or something that only its reader can judge. */
export type Severity = 'error' | 'warning' | 'hint';

/**
 * Everything that can be found, in the order in which it is looked for: what is seen, and what to do. What is in braces is
 * filled in. No token ever is, nor anything that a server wrote.
 */
const table = {
  // Set-up
  noTokenEndpoint: {
    severity: 'error',
    what: 'token-endpoint is missing.',
    fix: 'Give it the URL of your backend that makes chat tokens.',
  },
  badTokenEndpoint: {
    severity: 'error',
    what: 'token-endpoint “{given}” is not an address that can be asked.',
    fix: 'Give it an http:// or https:// URL, or a path of the page’s own site such as /chat-token.',
  },
  noRoom: {
    severity: 'error',
    what: 'room-identifier is missing.',
    fix: 'Give it the ARN of the room, arn:aws:ivschat:<region>:<account>:room/<id>.',
  },
  roomIdOnly: {
    severity: 'error',
    what: 'room-identifier “{given}” is only the id of a room.',
    fix: 'Give it the whole ARN, arn:aws:ivschat:<region>:<account>:room/{given}.',
  },
  badRoomArn: {
    severity: 'error',
    what: 'room-identifier “{given}” is not the ARN of a chat room: {why}.',
    fix: 'Copy the ARN from the room’s page in the AWS console, or from the answer of CreateRoom.',
  },
  noChatInRegion: {
    severity: 'error',
    what: 'The chat would connect to the region {region}, where Amazon IVS Chat is not known to be.',
    fix: 'Take a room of one of {regions}, or give region-or-url the wss:// URL of its messaging endpoint.',
  },
  badRegionOrUrl: {
    severity: 'error',
    what: '{where} is “{given}”, which is neither a region nor a ws:// or wss:// URL.',
    fix: 'Give one of {regions}, or leave it out: the room’s ARN names its region.',
  },
  mixedContent: {
    severity: 'error',
    what: 'The page comes by https and {url} does not: browsers refuse that.',
    fix: 'Serve it by {scheme}.',
  },

  // What can be seen of a page without running it
  pageNotRead: {
    severity: 'error',
    what: 'The page {url} answered {status}.',
    fix: 'Check the address of the page, and whether it can be read without signing in. If it is a token endpoint, name the room with --room.',
  },
  notAPage: {
    severity: 'error',
    what: '{url} is not a page: it answered with something that is not HTML.',
    fix: 'Give the address of a page with <ivs-chat>. If it is a token endpoint, name the room with --room.',
  },
  noTag: {
    severity: 'error',
    what: 'The page {url} has no <ivs-chat> in its HTML.',
    fix: 'Put the tag there. If a script makes it, set diagnose on it in the browser, or check its token endpoint with --room.',
  },
  scriptsNotRun: {
    severity: 'hint',
    what: 'The HTML was read, no script was run: a chat that a script makes or changes, and a tokenProvider, are not seen.',
    fix: 'For those, set diagnose on the chat in the browser.',
  },

  // On the way to an address
  blockedByPolicy: {
    severity: 'error',
    what: 'The Content-Security-Policy of the page does not let it reach {url}.',
    fix: 'Add {source} to its connect-src.',
  },
  offline: {
    severity: 'error',
    what: 'There is no network.',
    fix: 'Check again once there is one.',
  },
  dnsFailed: {
    severity: 'error',
    what: 'The host of {url} has no address in the DNS ({detail}).',
    fix: 'Check its spelling, and its DNS record.',
  },
  connectionRefused: {
    severity: 'error',
    what: 'Nobody listens at {url} ({detail}).',
    fix: 'Start what should, and check host and port.',
  },
  tlsFailed: {
    severity: 'error',
    what: 'No safe connection to {url} could be made ({detail}).',
    fix: 'Give it a certificate that browsers trust, for this host name and not expired, or correct https:// where it speaks plain http.',
  },
  timedOut: {
    severity: 'error',
    what: '{url} did not answer in time.',
    fix: 'See whether your backend hangs, and whether a firewall drops requests on the way.',
  },
  unreachable: {
    severity: 'error',
    what: '{url} could not be reached{detail}.',
    fix: 'Check the address, that it runs, its certificate, and whether an extension or a firewall blocks it.',
  },
  corsRefused: {
    severity: 'error',
    what: '{url} can be reached, but its answer may not be read by pages of {origin} (CORS).',
    fix: 'Let it answer OPTIONS and POST with access-control-allow-origin: {origin}, and OPTIONS with access-control-allow-headers: content-type. The same is seen where it redirects to another site, such as a sign-in page.',
  },
  corsPreflight: {
    severity: 'error',
    what: '{url} answered {status} to the OPTIONS request that browsers send first (CORS).',
    fix: 'Answer OPTIONS with 204, access-control-allow-origin: {origin} and access-control-allow-headers: content-type, before anything asks for a sign-in.',
  },
  corsOrigin: {
    severity: 'error',
    what: 'To {method}, {url} answers {seen}: pages of {origin} may not read it (CORS).',
    fix: 'Answer {method} with access-control-allow-origin: {origin}, once.',
  },
  corsHeaders: {
    severity: 'error',
    what: '{url} does not let pages of other sites send the header content-type (CORS).',
    fix: 'Answer OPTIONS with access-control-allow-headers: content-type.',
  },
  corsNotChecked: {
    severity: 'hint',
    what: 'CORS was not checked, since no page was named.',
    fix: 'Give --origin with the origin of your page, such as https://www.example.com, if it is not that of the endpoint.',
  },

  // The status of the answer
  redirected: {
    severity: 'error',
    what: 'The token endpoint {url} redirects to {to}, which gives no token.',
    fix: 'Answer 401 in place of sending a chat to a sign-in page, and give token-endpoint the address where the way ends.',
  },
  notFound: {
    severity: 'error',
    what: 'The token endpoint {url} answered 404.',
    fix: 'Check the path of token-endpoint, and that your backend knows this room.',
  },
  noPost: {
    severity: 'error',
    what: 'The token endpoint {url} answered 405: it does not take POST.',
    fix: 'Let it take POST with a JSON body.',
  },
  refused: {
    severity: 'error',
    what: 'The token endpoint {url} refused this viewer with {status}.',
    fix: 'Sign in first; if you are, see in your backend whether its session cookie reaches it: the chat sends cookies to the page’s own site alone.',
  },
  signInWanted: {
    severity: 'hint',
    what: 'The token endpoint {url} refused a visitor without cookies with {status}. Nothing behind that was checked.',
    fix: 'Right where only those who signed in may chat: then set diagnose on the chat in a browser that is signed in.',
  },
  tooMany: {
    severity: 'error',
    what: 'The token endpoint {url} answered 429: too many requests.',
    fix: 'Check again later. If it says so to viewers too, raise its limit: Amazon IVS Chat makes 200 tokens a second.',
  },
  backendFailed: {
    severity: 'error',
    what: 'The token endpoint {url} answered {status}.',
    fix: 'See the log of your backend: often its AWS credentials, its region or the policy that allows ivschat:CreateChatToken.',
  },
  otherStatus: {
    severity: 'error',
    what: 'The token endpoint {url} answered {status}.',
    fix: 'Let it answer 200 with the token; see the log of your backend for why it does not.',
  },

  // What is in the answer
  providerFailed: {
    severity: 'error',
    what: 'tokenProvider threw an error.',
    fix: 'See what it threw in the console of the browser, or in ivs-error.',
  },
  answeredHtml: {
    severity: 'error',
    what: 'The token endpoint {url} answered with HTML in place of JSON.',
    fix: 'Check its path: often it is the page of a single-page app, of a sign-in or of an error.',
  },
  notJson: {
    severity: 'error',
    what: 'The token endpoint {url} answered with something that is not JSON.',
    fix: 'Answer what CreateChatToken answers, as JSON.',
  },
  noToken: {
    severity: 'error',
    what: 'The answer has no text in its field “token”: it is {seen}.',
    fix: 'Answer what CreateChatToken answers, as it is: {"token": "…", "tokenExpirationTime": "…", "sessionExpirationTime": "…"}.',
  },
  badToken: {
    severity: 'error',
    what: 'The token has characters that no WebSocket subprotocol may have.',
    fix: 'Hand the token on as CreateChatToken gives it: not quoted, encoded or cut.',
  },
  tokenReused: {
    severity: 'error',
    what: 'Two requests were answered with the same token, and a token opens one connection, once.',
    fix: 'Make a token for each request, and keep caches (of your code, a CDN or a service worker) away from it: cache-control: no-store.',
  },
  fromCache: {
    severity: 'warning',
    what: 'The answer came out of a cache, {seconds} seconds old.',
    fix: 'Answer with cache-control: no-store, and take the path out of your CDN’s cache.',
  },
  cacheable: {
    severity: 'warning',
    what: 'The answer may be kept in caches (cache-control: {seen}).',
    fix: 'Answer with cache-control: no-store.',
  },
  clockSkew: {
    severity: 'warning',
    what: 'The clocks of the token endpoint and of this device differ by {seconds} seconds.',
    fix: 'Set the clock that is wrong: AWS refuses calls that are signed five minutes off, and how long ago a message was sent is told by this device.',
  },
  badTime: {
    severity: 'warning',
    what: '{field} in the answer is not an ISO 8601 time.',
    fix: 'Hand it on as CreateChatToken gives it, such as 2026-11-24T18:00:00Z.',
  },
  tokenExpired: {
    severity: 'error',
    what: 'The token had expired {seconds} seconds before it came (tokenExpirationTime).',
    fix: 'Make a token for each request: one opens a connection for about a minute only.',
  },
  tokenExpiresSoon: {
    severity: 'warning',
    what: 'The token expires within {seconds} seconds (tokenExpirationTime).',
    fix: 'Make it when it is asked for, and hand it on at once.',
  },
  sessionOver: {
    severity: 'error',
    what: 'The session of the token was over {seconds} seconds before it came (sessionExpirationTime).',
    fix: 'Make a token for each request.',
  },
  noSessionTime: {
    severity: 'warning',
    what: 'The answer has no sessionExpirationTime: the chat cannot change over before its session ends, and breaks off each time.',
    fix: 'Hand on the whole answer of CreateChatToken.',
  },
  noCapabilities: {
    severity: 'hint',
    what: 'The answer does not name the token’s capabilities: writing is tried, and moderation is not offered to moderators.',
    fix: 'Add capabilities to it, as your backend gave them to CreateChatToken.',
  },
  noUserId: {
    severity: 'hint',
    what: 'The answer does not name the token’s userId: own messages are known only once one was sent.',
    fix: 'Add userId to it, as your backend gave it to CreateChatToken.',
  },

  // Who gets what
  moderatorForAnybody: {
    severity: 'warning',
    what: 'A visitor without cookies{asked} got a token with {capabilities}: anybody can moderate this room.',
    fix: 'Let your backend decide by its own session who moderates, and take no capabilities from the request. Only a demonstration may do so.',
  },
  anyUserId: {
    severity: 'warning',
    what: 'A visitor without cookies asked for the user id “{userId}” and got it: anybody can write under anybody’s id.',
    fix: 'Let your backend make the user id from its own session, or make one up for guests.',
  },
  rightsUnknown: {
    severity: 'hint',
    what: 'A visitor without cookies who asked for all capabilities and a user id got a token. The answer does not name its {fields}, and a token tells that to nobody but the service.',
    fix: 'Make sure in your backend that capabilities and userId of the request are not taken over.',
  },

  // The connection
  regionMismatch: {
    severity: 'error',
    what: 'The room is in {room}, and the chat would connect to {to} ({where}).',
    fix: 'Name the same region in both, or leave region-or-url out: the room’s ARN names its region.',
  },
  regionOverridden: {
    severity: 'warning',
    what: 'The token endpoint answers regionOrUrl “{answer}”, and region-or-url of the page, “{page}”, goes over it.',
    fix: 'Take one of the two away.',
  },
  handshakeRefused: {
    severity: 'error',
    what: '{url} refused the connection{detail}.',
    fix: 'See that the token is fresh, not used, of the room’s region and account, and that the room exists.',
  },
  closedAtOnce: {
    severity: 'error',
    what: '{url} opened the connection and closed it at once, with code {code}.',
    fix: 'See whether a moderator disconnected this user, whether the session is over, and whether a proxy in between passes WebSockets.',
  },
  worksTwice: {
    severity: 'warning',
    what: 'One token opened two connections at {url}.',
    fix: 'Amazon IVS Chat takes a token once. See what stands in its place; do not build on that.',
  },
} as const satisfies Record<string, { severity: Severity; what: string; fix: string }>;

/** The name of a finding. */
export type FindingId = keyof typeof table;

/** The names in braces in a text. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `"${string}` ? never : Name) | Names<Rest>
  : never;
/** What the sentences of a finding have to be told. */
export type Details<Id extends FindingId> = Record<Names<(typeof table)[Id]['what' | 'fix']>, string | number>;

/** Something that was found, in words. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** One sentence of what is seen. */
  readonly what: string;
  /** What to do. */
  readonly fix: string;
}

const fill = (text: string, details: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(details[name]));

/** A finding of the table, with what its sentences have to be told. */
export function finding<Id extends FindingId>(id: Id, details: Details<Id>): Finding {
  const { severity, what, fix } = table[id];
  return { id, severity, what: fill(what, details), fix: fill(fix, details) };
}

/** All of it, for the manual. */
export const findings: Readonly<Record<FindingId, { severity: Severity; what: string; fix: string }>> = table;
