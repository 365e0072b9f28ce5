import { RecentIds } from '../client/recent-ids.ts';
import type { ChatMessage } from '../client/types.ts';
import type { Capability } from '../protocol/frames.ts';
import { MESSAGE_LENGTH } from '../protocol/limits.ts';
import {
  byId,
  changeMessages,
  forgetQuotes,
  insertMessage,
  isUnsent,
  mergeEarlier,
  removeMessages,
  trim,
  type Entry,
  type Find,
  type Meant,
  type MessageEntry,
  type NoticeEntry,
} from './entries.ts';
import { countSkipped, Flood, foldInto } from './flood.ts';
import { followRoom } from './follow-room.ts';
import { HeldBack } from './held-back.ts';
import { LiveState } from './live-state.ts';
import { MessageReader, type Reading } from './message-reader.ts';
import { defaultOptions, type ChatOptions } from './options.ts';
import { PageFunctions } from './page-functions.ts';
import { openRoom } from './room-rules.ts';
import type { Sender } from './senders.ts';
import type { ChatSource, ChatState, Problem, StoreHost, Viewer } from './state.ts';
import { readStatus } from './status.ts';
import type { Notice, StoreParts } from './store-parts.ts';
import { defaultView, MAX_MUTED, type Preferences, type View } from './view.ts';

/** What the chat looks like now, and what can be done in it. */
export interface ChatStore {
  getState(): ChatState;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /**
   * Takes over what the page wants, from here on and for what is there.
   *
   * @throws ChatClientError `invalidOption` where a filter makes no sense; then nothing changes
   */
  setOptions(options: Partial<ChatOptions>): void;
  /** Takes over how the page wants it shown. */
  setView(view: Partial<View>): void;
  /** The viewer chooses for themselves. */
  choose(chosen: Partial<Preferences>): void;
  /** Takes over what the backend said of the viewer. */
  setViewer(viewer: Partial<Viewer>): void;
  /** Whether the viewer may; `undefined` capabilities allow only to write. */
  allows(capability: Capability): boolean;
  /** The viewer's name, as far as it is known. */
  readonly viewerName: string;
  /** Whether the room's rules let the viewer write. */
  readonly mayWrite: boolean;
  /** The reader has scrolled up: old entries stay for longer, so that nothing moves. */
  hold(held: boolean): void;
  /** Connects, or ends the wait before the next attempt; nothing happens while neither is called for. */
  connect(): void;
  /** Takes a fresh token, and with it what the viewer may do now; nothing is lost. */
  renew(): void;
  /** Ends the connection, or says that there will be none before `connect()`; what was received stays. */
  disconnect(): void;
  /** Puts earlier messages in, by time. What is there already or waits to be shown, by its id, is left alone; what was deleted of late stays away. */
  addMessages(messages: readonly ChatMessage[]): void;
  /**
   * Shows nothing of a user any more, to this viewer; or shows what comes again.
   *
   * @param name - by which the viewer knows them later
   */
  mute(userId: string, muted?: boolean, name?: string): void;
  /** Shows what the viewer did not get; `undefined`: no longer. */
  reportProblem(problem: Problem | undefined): void;
  /** For what acts on the store: `writingOf(store)`, `moderationOf(store)`. */
  readonly parts: StoreParts;
  /** Ends the connection and everything that the store began. */
  stop(): void;
}

/**
 * Makes a store over a room.
 *
 * @param source - a `ChatRoom`, or what behaves like one
 */
export function createChatStore(source: ChatSource, host: StoreHost): ChatStore {
  const functions = new PageFunctions((error) => host.onError?.(error));
  const live = new LiveState(initialState(source), host, show);
  const heldBack = new HeldBack(host, show);
  /** Of late: a history that was on its way meanwhile does not know. */
  const deleted: Meant[] = [];
  /** What a history has brought: the room may tell of it too. */
  const brought = new RecentIds();
  let options = defaultOptions;
  let pageView = defaultView;
  let reader = new MessageReader(options, functions);
  let flood = new Flood(options.firehose);
  let held = false;
  let stopped = false;
  let notices = 0;
  /** The viewer as their last message showed them. */
  let seen: Sender | undefined;
  const beforeStop: (() => void)[] = [];

  const setEntries = (entries: readonly Entry[], paced = false): void =>
    live.update({ entries: trim(entries, held) }, paced);

  function reading(): Reading {
    const { userId } = live.settings.viewer;
    return {
      entries: live.now.entries,
      viewerId: userId,
      viewerNames: userId === undefined ? [] : [userId, self().name],
      moderator: allows('DELETE_MESSAGE'),
    };
  }

  function allows(capability: Capability): boolean {
    const { capabilities } = live.settings.viewer;
    return capabilities ? capabilities.includes(capability) : capability === 'SEND_MESSAGE';
  }

  function receive(message: ChatMessage): void {
    const { viewer, muted } = live.settings;
    const { userId } = message.sender;
    const own = userId === viewer.userId;
    if (muted.has(userId) && !own) return;
    if (options.hold && !own && !allows('DELETE_MESSAGE')) heldBack.add(message, options.hold);
    else live.receive(message, own);
  }

  function show(message: ChatMessage): void {
    const { requestId } = message;
    const { entries, received, viewer } = live.now;
    // The viewer's id may not be known yet; a request that is under way tells it.
    const answers = viewer.userId === undefined && entries.some((one) => isUnsent(one) && one.key === requestId);
    const read = reader.read(message, { ...reading(), ...(answers && { viewerId: message.sender.userId }) });
    if (!read) return;
    if (read.own) seen = read.sender;
    const verdict = flood.judge(read, Date.now());
    if (verdict.show) {
      read.seq = received + 1;
      const others = brought.has(message.id) ? removeMessages(entries, byId(message.id)) : entries;
      return live.update({ received: read.seq, entries: trim(insertMessage(others, read), held) }, !read.own);
    }
    const counted = foldInto(entries, verdict) ?? countSkipped(entries);
    if (counted) setEntries(counted, true);
    else tell({ notice: 'skipped', count: 1 });
  }

  function tell(notice: Notice): void {
    const { entries, received: seq } = live.now;
    const key = `notice-${++notices}`;
    setEntries([...entries, { kind: 'notice', key, seq, time: Date.now(), ...notice } as NoticeEntry]);
  }

  /** The viewer as others see them: by their last message, before that by what the backend told. */
  function self(): Sender {
    const { userId = '', attributes } = live.settings.viewer;
    return seen?.userId === userId ? seen : reader.sender(userId, attributes);
  }

  /** Of those that are meant nothing is left anywhere, but for what they become in the list. */
  function forget(isMeant: Meant, become?: (entry: MessageEntry) => MessageEntry): void {
    heldBack.drop(isMeant);
    const { entries, reply } = live.now;
    if (reply && isMeant(reply.id, reply.userId)) live.update({ reply: undefined });
    // What the viewer has not sent is nowhere but here, and nobody can have meant it.
    const find: Find = ({ id, sender }) => id !== undefined && isMeant(id, sender.userId);
    const rest = forgetQuotes(entries, isMeant);
    const kept = become ? changeMessages(rest, find, become) : removeMessages(rest, find);
    if (kept !== entries) setEntries(kept, true);
  }

  /** Reads everything anew: options or viewer have changed. */
  function readAgain(): void {
    if (!live.now.entries.length) return;
    const now = reading();
    setEntries(
      now.entries.flatMap((entry) => (entry.kind === 'message' ? (reader.readAgain(entry, now) ?? []) : entry)),
    );
  }

  const store: ChatStore = {
    getState: () => live.now,
    subscribe: (listener) => live.subscribe(listener),
    setOptions(change) {
      const next = { ...options, ...change };
      // What came before is read as it was wanted then, and what makes no sense changes nothing.
      void live.now;
      reader = new MessageReader(next, functions);
      if (next.firehose !== options.firehose) flood = new Flood(next.firehose);
      options = next;
      readAgain();
    },
    setView(view) {
      pageView = { ...pageView, ...functions.guardAll(view, ['renderEvent', 'renderMessage']) };
      live.update({ view: { ...pageView, ...live.now.chosen } });
    },
    choose(change) {
      const chosen = { ...live.now.chosen, ...change };
      live.update({ chosen, view: { ...pageView, ...chosen } });
    },
    setViewer(change) {
      const { viewer: former } = live.now;
      const viewer = { ...former, ...change };
      // Most tokens say what the one before did.
      if (JSON.stringify(viewer) === JSON.stringify(former)) return;
      live.update({ viewer });
      readAgain();
    },
    allows,
    get viewerName() {
      return self().name;
    },
    get mayWrite() {
      if (!allows('SEND_MESSAGE')) return false;
      const { mode } = live.settings.rules;
      return mode === 'everyone' || allows('DELETE_MESSAGE') || (mode === 'members' && self().badges.length > 0);
    },
    hold(next) {
      held = next;
      if (!held) setEntries(live.now.entries);
    },
    connect() {
      const possible = source.state === 'disconnected' || source.reconnect?.underWay === false;
      if (possible && !stopped) source.connect();
    },
    renew: () => (source.state === 'disconnected' ? store.connect() : source.renew()),
    disconnect() {
      // A room that was not connected tells of no end.
      if (live.now.status.kind === 'idle') live.update({ status: { kind: 'ended' } });
      source.disconnect();
    },
    addMessages(messages) {
      const now = reading();
      const { muted } = live.settings;
      const earlier = messages.flatMap((message) =>
        muted.has(message.sender.userId) ||
        heldBack.has(message.id) ||
        deleted.some((isMeant) => isMeant(message.id, message.sender.userId, message.sendTime))
          ? []
          : (reader.read(message, now) ?? []),
      );
      for (const { key } of earlier) brought.add(key);
      setEntries(mergeEarlier(now.entries, earlier));
      // Answers among them quote what came with them.
      readAgain();
    },
    mute(userId, muted = true, name = userId) {
      const all = new Map(live.now.muted);
      all.delete(userId);
      if (muted) all.set(userId, name);
      live.update({ muted: new Map([...all].slice(-MAX_MUTED)) });
      // Nobody is spared their own words.
      if (muted && userId !== live.now.viewer.userId) forget((_id, sender) => sender === userId);
    },
    reportProblem: (problem) => live.update({ problem }),
    parts: {
      source,
      host,
      getState: () => live.now,
      allows,
      options: () => options,
      update: (change, paced) => live.update(change, paced),
      setEntries,
      forget,
      deleted,
      tell,
      self,
      stranger: (userId) => reader.sender(userId),
      readOwn: (message) => reader.read(message, { ...reading(), viewerId: message.sender.userId })!,
      asked: new Set(),
      onStop: (act) => beforeStop.push(act),
    },
    stop() {
      for (const act of beforeStop) act();
      stopped = true;
      heldBack.drop(() => true);
      stopListening();
      unfollow();
      live.stop();
      source.disconnect();
    },
  };
  const stopListening = source.addListener('message', receive);
  const unfollow = followRoom(store.parts);
  return store;
}

const initialState = (source: ChatSource): ChatState => ({
  status: readStatus(source),
  viewer: { maximumMessageLength: MESSAGE_LENGTH },
  entries: [],
  received: 0,
  rules: openRoom,
  view: defaultView,
  chosen: {},
  muted: new Map(),
  reply: undefined,
  nextSendAt: 0,
  undo: undefined,
  log: [],
  problem: undefined,
  returned: undefined,
});
