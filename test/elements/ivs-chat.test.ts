import { assert } from 'chai';
import { chatErrorCodes } from '../../src/client/index.ts';
import type { IvsErrorEvent } from '../../src/index.ts';
import {
  addChat,
  addConnectedChat,
  composerText,
  connections,
  field,
  find,
  messagesText,
  nextEvent,
  rows,
  startService,
  stopService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';

describe('<ivs-chat>', () => {
  it('connects with an endpoint and a room, and says so', async () => {
    const service = await startService();
    const chat = addChat({ tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0]! });
    const told: string[] = [];
    for (const name of ['ivs-connecting', 'ivs-connect'] as const)
      chat.addEventListener(name, ({ type }) => told.push(type));
    await until(() => chat.matches(':state(connected)'));
    assert.deepEqual(told, ['ivs-connecting', 'ivs-connect']);
    assert.equal(find(chat, '[part=title]')!.textContent, 'Live chat');
    assert.include(messagesText(chat), 'No messages yet');
  });

  it('takes attributes, and region-or-url wins over what the endpoint says', async () => {
    const service = await startService();
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = `<ivs-chat token-endpoint="${service.tokenEndpoint}" room-identifier="${service.rooms[0]!}"
      region-or-url="ws://127.0.0.1:9" user-id="ana"></ivs-chat>`;
    const chat = place.querySelector('ivs-chat')!;
    const { error } = await nextEvent(chat, 'ivs-error');
    assert.equal(error.code, 'socketError');
    chat.regionOrUrl = service.regionOrUrl;
    await until(() => chat.status.kind === 'connected');
    place.remove();
  });

  it('a switch is on by its attribute, unless a framework wrote "false" into it', () => {
    const place = document.createElement('div');
    place.innerHTML =
      '<ivs-chat compact without-avatars="true" grouped="false" remove-on-disconnect="false" diagnose="false"></ivs-chat>';
    document.body.append(place);
    const { compact, withoutAvatars, grouped, removeOnDisconnect, diagnose } = place.querySelector('ivs-chat')!;
    place.remove();
    assert.deepEqual(
      [compact, withoutAvatars, grouped, removeOnDisconnect, diagnose],
      [true, true, false, false, false],
    );
  });

  it('a choice that there is none of is the default, from an attribute and from a property', async () => {
    const chat = addChat({ announce: 'nothing' as 'off', timestamps: 'relative' });
    chat.setAttribute('timestamps', 'never');
    await chat.updateComplete;
    assert.deepEqual([chat.timestamps, chat.announce], ['off', 'all']);
    Object.assign(chat, { timestamps: 'time', announce: 'mentions' });
    await chat.updateComplete;
    assert.deepEqual([chat.timestamps, chat.announce], ['time', 'mentions']);
  });

  it('properties that were set before the element is defined take effect', async () => {
    // The tag is defined here; an element of a document that has no registry is upgraded when it comes over.
    const early = document.implementation.createHTMLDocument().createElement('ivs-chat');
    Object.assign(early, { tokenEndpoint: '/x', heading: 'Early' });
    document.body.append(early);
    await early.updateComplete;
    assert.equal(early.tokenEndpoint, '/x');
    assert.isFalse(Object.hasOwn(early, 'heading'));
    assert.equal(early.heading, 'Early');
    early.remove();
  });

  it('a removed chat closes its socket and leaves nothing; a moved one keeps its messages', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    field(chat).focus();
    await sendKeys({ type: 'still here' });
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat).length === 1 && rows(chat)[0]!.matches('.sent'));
    const other = document.createElement('div');
    document.body.append(other);
    other.append(chat);
    await until(async () => (await connections(service))[service.rooms[0]!] === 1);
    assert.deepEqual(texts(chat), ['still here']);
    other.remove();
    await until(async () => (await connections(service))[service.rooms[0]!] === 0);
    assert.deepEqual([chat.status.kind, chat.matches(':state(connected)')], ['idle', false]);
    chat.connect();
    assert.equal(chat.status.kind, 'idle');
    document.body.append(chat);
    await until(() => chat.status.kind === 'connected');
  });

  it('two chats in two rooms never mix', async () => {
    const service = await startService({ rooms: [{ name: 'one' }, { name: 'two' }] });
    const one = await addConnectedChat(service, { userId: 'ana' });
    const two = await addConnectedChat(service, { userId: 'ana', roomIdentifier: service.rooms[1]! });
    const heard: string[] = [];
    two.addEventListener('ivs-message', ({ message }) => heard.push(message.content));
    document.body.addEventListener('ivs-message', () => heard.push('bubbled'), { once: true });
    for (const [chat, text] of [
      [one, 'in one'],
      [two, 'in two'],
    ] as const) {
      field(chat).focus();
      await sendKeys({ type: text });
      await sendKeys({ press: 'Enter' });
      await until(() => texts(chat).length === 1);
    }
    await until(() => heard.length === 1);
    assert.deepEqual([texts(one), texts(two), heard], [['in one'], ['in two'], ['in two']]);
  });

  it('another room begins another chat', async () => {
    const service = await startService({ rooms: [{ name: 'one' }, { name: 'two' }] });
    const chat = await addConnectedChat(service);
    field(chat).focus();
    await sendKeys({ type: 'in one' });
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat).length === 1);
    chat.roomIdentifier = service.rooms[1]!;
    await until(() => texts(chat).length === 0);
    await until(async () => {
      const { [service.rooms[0]!]: first, [service.rooms[1]!]: second } = await connections(service);
      return first === 0 && second === 1;
    });
  });

  it('parts can be put in another order, or be left out', async () => {
    const service = await startService();
    const chat = addChat({ tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0]! });
    const messages = document.createElement('ivs-chat-messages');
    chat.append(messages);
    await until(() => messages.shadowRoot?.textContent.includes('No messages yet'));
  });

  it('what is said inside never moves the page outside', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const { height } = chat.getBoundingClientRect();
    assert.equal(height, 560);
    for (let i = 0; i < 5; i++) {
      field(chat).focus();
      await sendKeys({ type: 'a line' });
      await sendKeys({ press: 'Enter' });
      await until(() => texts(chat).length === i + 1);
    }
    chat.style.blockSize = 'auto';
    assert.equal(chat.getBoundingClientRect().height, 562);
  });

  it('an announcement in HTML is made safe; a plain one is text', async () => {
    const chat = addChat({ announcement: 'Rules: 1 + 1 = 2' });
    const strip = (): HTMLElement | null => find(chat, '[part=announcement]');
    await until(() => strip()?.textContent.includes('1 + 1 = 2'));
    chat.announcement =
      '<b lang="en" dir="ltr">Be kind</b> <a href="/rules" onclick="x()">rules</a><a href="javascript:x()">no</a><img src=x onerror=x()><script>x()</script><style>*{}</style>';
    await until(() => strip()?.querySelector('b'));
    assert.deepEqual(
      [...strip()!.querySelectorAll('.grow *')].map((element) => element.outerHTML),
      [
        '<b lang="en" dir="ltr">Be kind</b>',
        '<a href="/rules" target="_blank" rel="noopener noreferrer">rules</a>',
        '<a target="_blank" rel="noopener noreferrer">no</a>',
      ],
    );
  });
});

describe('<ivs-chat> that is set up wrongly', () => {
  const arn = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';
  const answering = (body: string, type: string): string => `data:${type},${encodeURIComponent(body)}`;

  const cases: {
    name: string;
    properties: Parameters<typeof addChat>[0];
    code: IvsErrorEvent['error']['code'];
    fix: RegExp;
    words: string;
  }[] = [
    {
      name: 'no token-endpoint',
      properties: { roomIdentifier: arn },
      code: 'invalidOption',
      fix: /token-endpoint is missing/,
      words: 'not set up',
    },
    {
      name: 'no room-identifier',
      properties: { tokenEndpoint: '/x' },
      code: 'invalidOption',
      fix: /room-identifier is missing/,
      words: 'not set up',
    },
    {
      name: 'an endpoint that answers 404',
      properties: { tokenEndpoint: '/there-is-nothing-here', roomIdentifier: arn },
      code: 'tokenRefused',
      fix: /answered 404: check its URL/,
      words: 'could not sign in',
    },
    {
      name: 'an endpoint that answers HTML',
      properties: { tokenEndpoint: answering('<h1>Hi</h1>', 'text/html'), roomIdentifier: arn },
      code: 'tokenInvalid',
      fix: /not JSON: check its URL/,
      words: 'could not sign in',
    },
    {
      name: 'an endpoint that answers JSON without a token',
      properties: { tokenEndpoint: answering('{"ok":true}', 'application/json'), roomIdentifier: arn },
      code: 'tokenInvalid',
      fix: /without a token: return what CreateChatToken answers/,
      words: 'could not sign in',
    },
    {
      name: 'a room id where an ARN is needed',
      properties: { tokenEndpoint: '/x', roomIdentifier: 'demodemodemo' },
      code: 'invalidOption',
      fix: /only the id of a room: give its whole ARN/,
      words: 'not set up',
    },
    {
      name: 'a malformed ARN',
      properties: { tokenEndpoint: '/x', roomIdentifier: 'arn:aws:ivs:us-west-2:123456789012:channel/x' },
      code: 'invalidOption',
      fix: /not the ARN of a room/,
      words: 'not set up',
    },
    {
      name: 'no region in region-or-url',
      properties: { tokenEndpoint: '/x', roomIdentifier: arn, regionOrUrl: 'mars north' },
      code: 'invalidOption',
      fix: /regionOrUrl is "mars north": give a region \(us-west-2\)/,
      words: 'not set up',
    },
    {
      name: 'a token that is no subprotocol',
      properties: {
        tokenEndpoint: answering('{"token":"a b","regionOrUrl":"ws://127.0.0.1:8"}', 'application/json'),
        roomIdentifier: arn,
      },
      code: 'invalidOption',
      fix: /check regionOrUrl and the token/,
      words: 'not set up',
    },
  ];

  // A data: URL answers whatever it is asked; only its method is not checked.
  for (const { name, properties, code, fix, words } of cases)
    it(`${name}: a sentence for the viewer, the fix for the developer, an end`, async () => {
      const chat = addChat(properties);
      const { error } = await nextEvent(chat, 'ivs-error');
      assert.equal(error.code, code);
      assert.match(error.message, fix);
      await until(() => messagesText(chat).includes('Chat is not available'));
      assert.include(messagesText(chat), words);
      assert.equal(chat.status.kind, 'failed');
      assert.isNull(find(chat, 'ivs-chat-messages', '.bones'));
    });

  it('the viewer can try again, and it works when it can', async () => {
    const service = await startService();
    let works = false;
    const chat = addChat({
      roomIdentifier: service.rooms[0]!,
      tokenProvider: async () => {
        const response = await fetch(works ? service.tokenEndpoint : '/there-is-nothing-here', {
          method: 'POST',
          body: JSON.stringify({ roomIdentifier: service.rooms[0] }),
        });
        return response.ok ? response.json() : { token: '' };
      },
    });
    const button = await until(() => find(chat, 'ivs-chat-messages', '.instead .button'));
    works = true;
    button.click();
    await until(() => chat.status.kind === 'connected');
  });

  it('a service that is down: a countdown with a way to try now, not an endless spinner', async () => {
    const service = await startService();
    await stopService(service);
    const chat = addChat({
      tokenProvider: () => Promise.resolve({ token: 't', regionOrUrl: service.regionOrUrl }),
    });
    const { error } = await nextEvent(chat, 'ivs-error');
    assert.equal(error.code, 'socketError');
    assert.match(error.message, /check the network/);
    const strip = await until(() => find(chat, 'ivs-chat-status', '[part=reconnecting]'));
    assert.match(strip.textContent, /The chat could not be reached\.\s+Trying again/);
    assert.equal(strip.querySelector('button')!.textContent.trim(), 'Retry now');
  });

  it('a token endpoint that is down is asked again, with the same words', async () => {
    const service = await startService();
    await stopService(service);
    const chat = addChat({ tokenEndpoint: service.tokenEndpoint, roomIdentifier: arn });
    const { error } = await nextEvent(chat, 'ivs-error');
    assert.equal(error.code, 'tokenUnreachable');
    assert.isTrue(error.retryable);
    await until(() => find(chat, 'ivs-chat-status', '[part=reconnecting]'));
  });

  it('a page that prevents ivs-error keeps its console clean', async () => {
    const { error: write } = console;
    const lines: unknown[] = [];
    console.error = (line: unknown) => lines.push(line);
    try {
      const quiet = addChat({});
      quiet.addEventListener('ivs-error', (event) => event.preventDefault());
      await nextEvent(quiet, 'ivs-error');
      const loud = addChat({});
      await nextEvent(loud, 'ivs-error');
      assert.lengthOf(lines, 1);
    } finally {
      console.error = write;
    }
  });
});

describe('<ivs-chat> and capabilities that nobody told', () => {
  it('tries to write, and says in words that it is not allowed, with the draft kept', async () => {
    const service = await startService();
    const chat = addChat({
      roomIdentifier: service.rooms[0]!,
      tokenProvider: async () => {
        const response = await fetch(`${service.tokenEndpoint}?role=reader`, {
          method: 'POST',
          body: JSON.stringify({ roomIdentifier: service.rooms[0] }),
        });
        const { token, regionOrUrl } = (await response.json()) as { token: string; regionOrUrl: string };
        return { token, regionOrUrl };
      },
    });
    await until(() => chat.status.kind === 'connected');
    const errors: IvsErrorEvent[] = [];
    chat.addEventListener('ivs-error', (event) => errors.push(event));
    field(chat).focus();
    await sendKeys({ type: 'may I?' });
    await sendKeys({ press: 'Enter' });
    await until(() => composerText(chat).includes('You are not allowed to write here.'));
    assert.equal(field(chat).value, 'may I?');
    assert.deepEqual(texts(chat), []);
    assert.equal((errors[0]!.error as { errorCode?: number }).errorCode, chatErrorCodes.forbidden);
  });
});
