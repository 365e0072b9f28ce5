import type { ChatEvent, ChatMessage } from '../client/types.ts';
import type { Capability } from '../protocol/frames.ts';
import { limits } from '../protocol/limits.ts';
import {
  byId,
  byKey,
  changeMessages,
  findMessage,
  forgetQuotes,
  insertMessage,
  isUnsent,
  mergeEarlier,
  removeMessages,
  trim,
  type Entry,
  type Find,
  type MessageEntry,
  type NoticeEntry,
} from './entries.ts';
import { Flood } from './flood.ts';
import { MessageReader, type Reading } from './message-reader.ts';
import { defaultOptions, type ChatOptions } from './options.ts';
import { followEvent, openRoom, userToDelete } from './room-rules.ts';
import type { Sender } from './senders.ts';
import type { ChatSource, ChatState, LogEntry, Problem, StoreHost, Viewer } from './state.ts';
import { readStatus, type ChatStatus } from './status.ts';
import type { StoreParts } from './store-parts.ts';
import { defaultView, MAX_MUTED, type Preferences, type View } from './view.ts';

/** What the chat looks like now, and what can be done in it. */
export interface ChatStore {
  getState(): ChatState;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /** Takes over what the page wants, from here on and for what is there. */
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
  /** Ends the connection; what was received stays. */
  disconnect(): void;
  /** Puts earlier messages in, by time; what is there already, by its id, is left alone. */
  addMessages(messages: readonly ChatMessage[]): void;
  /** Shows nothing of a user any more, to this viewer; or shows what comes again. */
  mute(userId: string, muted?: boolean): void;
  /** Shows that a request of a moderator failed. */
  reportProblem(problem: Problem): void;
  /** For what acts on the store: `writingOf(store)`, `moderationOf(store)`. */
  readonly parts: StoreParts;
  /** Ends the connection and everything that the store began. */
  stop(): void;
}

/** So soon after its event does the close of a disconnected user follow, in milliseconds. */
const REMOVAL_MS = 5_000;
/** More of what moderators did is not kept. */
const LOG_LENGTH = 500;

/** What waits to be shown is kept; so long and no longer, in milliseconds. */
const MAX_HOLD_MS = 10_000;

/** Messages of others are read together, no more than these: one by one, each takes twice as long. */
const MAX_UNREAD = 100;

/** A notice without what every entry has. */
type Notice = NoticeEntry extends infer Each
  ? Each extends Entry
    ? Omit<Each, 'kind' | 'key' | 'seq' | 'time'>
    : never
  : never;

/**
 * Makes a store over a room.
 *
 * @param source - a `ChatRoom`, or what behaves like one
 */
export function createChatStore(source: ChatSource, host: StoreHost): ChatStore {
  let state: ChatState = {
    status: readStatus(source),
    viewer: { maximumMessageLength: limits.messageLength },
    entries: [],
    received: 0,
    rules: openRoom,
    view: defaultView,
    chosen: {},
    muted: new Set(),
    reply: undefined,
    nextSendAt: 0,
    undo: undefined,
    log: [],
    problem: undefined,
    returned: undefined,
  };
  let options = defaultOptions;
  let pageView = defaultView;
  let reader = new MessageReader(options);
  let flood = new Flood(options.firehose);
  let held = false;
  let scheduled: 'soon' | 'paced' | undefined;
  let stopped = false;
  let notices = 0;
  /** Why the viewer was disconnected, between the event and the close that follows it at once. */
  let removal: { reason: string | undefined; at: number } | undefined;
  /** The viewer as their last message showed them. */
  let seen: Sender | undefined;
  /** Messages that wait for `options.hold` to be over, by id. */
  const waiting = new Map<string, { userId: string; cancel: () => void }>();
  const subscribers = new Set<() => void>();
  /** Messages that came and that nobody has read yet. */
  const unread: ChatMessage[] = [];
  /** `received`, as subscribers know it. */
  let told = 0;

  /** @param paced - whether subscribers may hear of it somewhat later, as of what others say in a busy room */
  function update(change: Partial<ChatState>, paced = false): void {
    state = { ...state, ...change };
    schedule(paced);
  }

  function schedule(paced: boolean): void {
    if (stopped || scheduled === 'soon' || (paced && scheduled)) return;
    scheduled = paced ? 'paced' : 'soon';
    host.schedule(flush, paced);
  }

  function flush(): number {
    if (!scheduled) return 0;
    readAll();
    scheduled = undefined;
    const fresh = state.received - told;
    told = state.received;
    for (const subscriber of [...subscribers]) subscriber();
    return fresh;
  }

  /** Reads what has come; whatever looks at the state, or changes it, does so first. */
  function readAll(): void {
    for (let next = unread.shift(); next; next = unread.shift()) show(next);
  }

  const setEntries = (entries: readonly Entry[], paced = false): void =>
    update({ entries: trim(entries, held) }, paced);
  const setStatus = (status: ChatStatus): void => update({ status });
  const followRoom = (): void => setStatus(readStatus(source));
  const asked = new Set<string>();
  const beforeStop: (() => void)[] = [];

  const unlisten = [
    source.addListener('connecting', followRoom),
    source.addListener('connect', () => {
      removal = undefined;
      followRoom();
    }),
    source.addListener('reconnect', followRoom),
    source.addListener('disconnect', (reason, error) => {
      if (reason === 'serverDisconnect' && removal && Date.now() - removal.at < REMOVAL_MS)
        setStatus({ kind: 'removed', reason: removal.reason });
      else if (error) setStatus({ kind: 'failed', error });
      else setStatus({ kind: 'ended' });
    }),
    source.addListener('message', receive),
    source.addListener('event', followApplication),
    source.addListener('messageDelete', ({ messageId, reason }) => {
      readAll();
      const entry = findMessage(state.entries, byId(messageId));
      if (entry) record('delete', messageId, { ...about(entry), content: entry.content, reason });
      drop(byId(messageId), reason);
    }),
    source.addListener('userDisconnect', ({ userId, reason }) => {
      readAll();
      // Where the viewer's id is not known, the close that follows tells whether they were meant.
      if (userId === (state.viewer.userId ?? userId)) removal = { reason, at: Date.now() };
      const name = nameOf(userId);
      record('disconnect', userId, { userId, name, content: undefined, reason });
      if (options.removeOnDisconnect) drop(({ sender }) => sender.userId === userId, reason);
      if (userId !== state.viewer.userId && store.allows('DISCONNECT_USER'))
        tell({ notice: 'userDisconnected', name, reason });
    }),
  ];

  const about = ({ sender: { userId, name } }: MessageEntry): { userId: string; name: string } => ({ userId, name });

  /** The room says that it was done, by whomever. */
  function record(
    action: LogEntry['action'],
    about: string,
    details: Pick<LogEntry, 'userId' | 'name' | 'content' | 'reason'>,
  ): void {
    const entry = { time: Date.now(), action, ...details, own: asked.has(about) };
    update({ log: [...state.log.slice(1 - LOG_LENGTH), entry] }, true);
  }

  function reading(): Reading {
    const { userId } = state.viewer;
    return {
      entries: state.entries,
      viewerId: userId,
      viewerName: userId === undefined ? undefined : self().name,
      moderator: store.allows('DELETE_MESSAGE'),
    };
  }

  function receive(message: ChatMessage): void {
    const { userId } = message.sender;
    const own = userId === state.viewer.userId;
    if (state.muted.has(userId) && !own) return;
    if (!options.hold || own || store.allows('DELETE_MESSAGE')) {
      unread.push(message);
      if (own || unread.length >= MAX_UNREAD) readAll();
      else schedule(true);
      return;
    }
    const cancel = host.startTimer(
      () => {
        waiting.delete(message.id);
        show(message);
      },
      Math.min(options.hold, MAX_HOLD_MS),
    );
    waiting.set(message.id, { userId, cancel });
  }

  function show(message: ChatMessage): void {
    const { requestId } = message;
    // The viewer's id may not be known yet; a request that is under way tells it.
    const answers =
      state.viewer.userId === undefined && state.entries.some((one) => isUnsent(one) && one.key === requestId);
    const read = reader.read(message, { ...reading(), ...(answers && { viewerId: message.sender.userId }) });
    if (!read) return;
    if (read.own) seen = read.sender;
    const verdict = flood.judge(read, Date.now());
    if (!verdict.show) {
      if (!fold(verdict.foldInto, verdict.people)) skip();
      return;
    }
    read.seq = state.received + 1;
    update({ received: read.seq, entries: trim(insertMessage(state.entries, read), held) }, !read.own);
  }

  /** @returns whether the row that has the text is still there */
  function fold(key: string | undefined, people: number): boolean {
    if (key === undefined || !findMessage(state.entries, byKey(key))) return false;
    const more = (entry: MessageEntry): MessageEntry => ({
      ...entry,
      fold: { count: (entry.fold?.count ?? 1) + 1, people },
    });
    setEntries(changeMessages(state.entries, byKey(key), more), true);
    return true;
  }

  /** Counts on in the last row, or begins to count in a new one. */
  function skip(): void {
    const last = state.entries.at(-1);
    if (last?.kind === 'notice' && last.notice === 'skipped')
      setEntries(state.entries.with(-1, { ...last, count: last.count + 1 }), true);
    else tell({ notice: 'skipped', count: 1 });
  }

  function tell(notice: Notice): void {
    const entry = {
      kind: 'notice',
      key: `notice-${++notices}`,
      seq: state.received,
      time: Date.now(),
      ...notice,
    } as NoticeEntry;
    setEntries([...state.entries, entry]);
  }

  function followApplication(event: ChatEvent): void {
    readAll();
    const rules = followEvent(state.rules, event);
    if (rules.slowMode !== state.rules.slowMode) tell({ notice: 'slowMode', seconds: rules.slowMode });
    if (rules.mode !== state.rules.mode) tell({ notice: 'mode', mode: rules.mode });
    if (rules !== state.rules) update({ rules });
    const userId = userToDelete(event);
    if (userId !== undefined) drop(({ sender }) => sender.userId === userId, event.attributes?.['reason']);
    if (event.eventName === 'app:NOTICE' && event.attributes?.['text'])
      tell({ notice: 'text', text: event.attributes['text'] });
    else if (options.showsEvent(event)) tell({ notice: 'event', event });
  }

  /** What was deleted goes, or leaves a line behind; what waits to be shown never is, and quotes forget it. */
  function drop(find: Find, reason: string | undefined): void {
    const gone = state.entries.filter((entry): entry is MessageEntry => entry.kind === 'message' && find(entry));
    for (const [id, { userId, cancel }] of waiting)
      if (find({ id, key: id, sender: { userId } } as MessageEntry)) {
        cancel();
        waiting.delete(id);
      }
    if (!gone.length) return;
    const ids = new Set(gone.map(({ id }) => id));
    const kept = forgetQuotes(state.entries, (id) => ids.has(id));
    if (state.reply && ids.has(state.reply.id)) update({ reply: undefined });
    if (state.undo && ids.has(state.undo.id)) update({ undo: undefined });
    setEntries(
      options.tombstones
        ? changeMessages(kept, find, (entry) => ({ ...entry, state: 'deleted', reason }))
        : removeMessages(kept, find),
      true,
    );
  }

  const messagesBy = (userId: string): MessageEntry | undefined =>
    findMessage(state.entries, ({ sender }) => sender.userId === userId);
  const nameOf = (userId: string): string => (messagesBy(userId)?.sender ?? reader.sender(userId, {})).name;

  /** The viewer as others see them: by their last message, before that by what the backend told. */
  function self(): Sender {
    const { userId = '', attributes } = state.viewer;
    return seen?.userId === userId ? seen : reader.sender(userId, attributes);
  }

  /** Reads everything anew: options or viewer have changed. */
  function readAgain(): void {
    const now = reading();
    setEntries(
      state.entries.flatMap((entry) => (entry.kind === 'message' ? (reader.readAgain(entry, now) ?? []) : entry)),
    );
  }

  const store: ChatStore = {
    getState() {
      readAll();
      return state;
    },
    subscribe(listener) {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    setOptions(change) {
      readAll();
      const next = { ...options, ...change };
      reader = new MessageReader(next);
      if (next.firehose !== options.firehose) flood = new Flood(next.firehose);
      options = next;
      if (state.entries.length) readAgain();
    },
    setView(view) {
      pageView = { ...pageView, ...view };
      update({ view: { ...pageView, ...state.chosen } });
    },
    choose(change) {
      const chosen = { ...state.chosen, ...change };
      update({ chosen, view: { ...pageView, ...chosen } });
    },
    setViewer(viewer) {
      readAll();
      update({ viewer: { ...state.viewer, ...viewer } });
      if (state.entries.length) readAgain();
    },
    allows(capability) {
      const { capabilities } = state.viewer;
      return capabilities ? capabilities.includes(capability) : capability === 'SEND_MESSAGE';
    },
    get viewerName() {
      return self().name;
    },
    get mayWrite() {
      if (!store.allows('SEND_MESSAGE')) return false;
      const { mode } = state.rules;
      return mode === 'everyone' || store.allows('DELETE_MESSAGE') || (mode === 'members' && self().badges.length > 0);
    },
    hold(next) {
      held = next;
      if (!held) setEntries(state.entries);
    },
    connect() {
      const possible = source.state === 'disconnected' || source.reconnect?.underWay === false;
      if (possible && !stopped) source.connect();
    },
    renew: () => (source.state === 'disconnected' ? store.connect() : source.renew()),
    disconnect: () => source.disconnect(),
    addMessages(messages) {
      readAll();
      const now = reading();
      const earlier = messages.flatMap((message) =>
        state.muted.has(message.sender.userId) ? [] : (reader.read(message, now) ?? []),
      );
      setEntries(mergeEarlier(state.entries, earlier));
      // Answers among them quote what came with them.
      readAgain();
    },
    mute(userId, muted = true) {
      readAll();
      const kept = [...state.muted].filter((one) => one !== userId);
      update({ muted: new Set(muted ? [...kept, userId].slice(-MAX_MUTED) : kept) });
      if (muted) setEntries(removeMessages(state.entries, ({ sender, own }) => sender.userId === userId && !own));
    },
    reportProblem: (problem) => update({ problem }),
    parts: {
      source,
      host,
      options: () => options,
      update,
      setEntries,
      self,
      readOwn: (message) => reader.read(message, { ...reading(), viewerId: message.sender.userId })!,
      asked,
      onStop: (act) => beforeStop.push(act),
    },
    stop() {
      for (const act of beforeStop) act();
      stopped = true;
      for (const { cancel } of waiting.values()) cancel();
      waiting.clear();
      for (const stopListening of unlisten) stopListening();
      subscribers.clear();
      source.disconnect();
    },
  };
  return store;
}
