import type { Credential } from './sigv4.ts';

/** The key that everybody knows; any other secret is told to nobody. */
export const localCredential: Credential = { accessKeyId: 'local', secretAccessKey: 'local' };

/** What somebody has to know to connect. */
export interface Endpoints {
  url: string;
  regionOrUrl: string;
  region: string;
  /** The demo's, where it is on. */
  tokenEndpoint?: string | undefined;
  credential: Credential | undefined;
  /** ARN of the room that a page would name. */
  room: string | undefined;
  /** Where the script of the element is, if it has been built. */
  script: string | undefined;
}

/** Lines to copy, by what they are for: each may be several. */
export function howToConnect({ url, regionOrUrl, region, tokenEndpoint, credential, room, script }: Endpoints) {
  const secret = credential?.secretAccessKey === 'local' ? 'local' : '<its secret>';
  return {
    Messaging: [regionOrUrl],
    'SDK and CLI': [
      `export AWS_ENDPOINT_URL_IVSCHAT=${url} AWS_REGION=${region} AWS_DEFAULT_REGION=${region} AWS_ACCESS_KEY_ID=${credential?.accessKeyId ?? '<key>'} AWS_SECRET_ACCESS_KEY=${secret}`,
      'aws ivschat list-rooms',
    ],
    HTML: [
      ...(script ? [`<script type="module" src="${script}"></script>`] : []),
      `<ivs-chat token-endpoint="${tokenEndpoint ?? '/chat-token'}" room-identifier="${room ?? '<ARN of a room>'}"></ivs-chat>`,
    ],
  };
}
