import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, MessageEntry, NoticeEntry } from '../store/entries.ts';
import type { Badge, BadgeKind } from '../store/senders.ts';
import type { View } from '../store/view.ts';
import * as icons from './icons.ts';
import { allowedImage } from './images.ts';
import { mayTurn, renderContent, spoken, type Said } from './message-content.ts';
import type { RowActions } from './row-list.ts';
import type { Localize } from './words.ts';

/** What a button of a row does, as its `data-act` says; `<ivs-chat-actions>` does it. */
export type RowAct =
  'card' | 'menu' | 'reply' | 'delete' | 'jump' | 'retry' | 'edit' | 'discard' | 'release' | 'reveal';

/** What the rows of a list have in common. */
export interface RowContext {
  view: View;
  words: Localize;
  mayReply: boolean;
  mayDelete: boolean;
  /** There once the list is complete. */
  actions: RowActions | undefined;
  /** A colour for a name that can be read on the site's own background. */
  readable(color: string): string | undefined;
}

/** How one row stands. */
export interface RowState {
  /** Under the pointer or the focus. */
  marked: boolean;
  /** Under a finger that rests. */
  pressed: boolean;
  menuOpen: boolean;
  /** Comes after a message of the same sender. */
  follows: boolean;
  /** `undefined` while nothing is selected. */
  selected: boolean | undefined;
  revealed: boolean;
}

/** Stands before what the reader has not seen. */
export const divider = { kind: 'divider', key: 'divider' } as const;
/** What a row can be of. */
export type Shown = Entry | typeof divider;

/** A row: what its element says of itself, and what is in it. */
export interface RenderedRow {
  /** Classes. */
  look: string;
  part: string;
  style?: string;
  content: unknown;
}

/** One entry of the list; a plain template, since an element with a shadow tree of its own costs more in each row. */
export function renderRow(entry: Shown, state: RowState, context: RowContext): RenderedRow {
  if (entry.kind === 'divider') return { look: 'divider', part: '', content: context.words.term('newLine') };
  return entry.kind === 'message' ? messageRow(entry, state, context) : noticeRow(entry, context);
}

/** What is said in a row, and what a button beside it does. */
interface SaidInRow extends Said {
  act?: RowAct;
}

function messageRow(entry: MessageEntry, row: RowState, context: RowContext): RenderedRow {
  const { sender, state, own, body, filter } = entry;
  const { view } = context;
  const flags = {
    own,
    mention: body.mentionsMe,
    highlight: filter === 'highlight',
    marked: row.marked,
    pressed: row.pressed,
    follows: row.follows,
    [state]: true,
    quiet: state === 'deleted' || state === 'deleting' || filter === 'hold',
  };
  const classes = Object.keys(flags).filter((name) => flags[name as keyof typeof flags]);
  const parts = (['own', 'mention', 'highlight'] as const).filter((name) => flags[name]);
  const said = whatIsSaid(entry, row, context);
  // Blanks are nodes, every place for something costs in each row, and a template in a template costs more: there are no blanks
  // between these, what every row has is one template, and what few rows have shares a place.
  // prettier-ignore
  const content = html`${beside(entry, row, context)
    }<span class="avatar" part="avatar ${own ? 'own-avatar' : ''}" aria-hidden="true">${avatar(entry, view)}</span
    ><div class=${body.piled ? 'body piled' : 'body'}
      >${before(entry, context)}<span
        class="name"
        part="name ${own ? 'own-name' : ''}"
        role="button"
        tabindex="-1"
        data-act="card"
        dir=${mayTurn(sender.name) ? 'auto' : nothing}
        aria-haspopup="dialog"
        >${sender.name}</span> <span class=${said.look} part=${said.part} dir=${said.isolated ? 'auto' : nothing}>${said.content}</span
      >${after(entry, said, row, context)}</div>`;
  return {
    look: ['message', ...classes].join(' '),
    part: ['message', ...parts].join(' '),
    style: nameStyle(sender.color, context),
    content,
  };
}

/** What few rows have besides: what they answer, and the box to choose them by. */
function beside(entry: MessageEntry, { selected }: RowState, context: RowContext): unknown {
  const quoted = entry.replyTo && entry.state !== 'deleted' ? quote(entry.replyTo, entry.own, context) : nothing;
  return selected === undefined ? quoted : [quoted, context.actions?.checkbox(entry, selected)];
}

/** What stands before the name. */
function before(entry: MessageEntry, context: RowContext): TemplateResult | typeof nothing {
  const { view, words } = context;
  const { sender, own } = entry;
  if (view.timestamps === 'off' && !sender.badges.length && !own) return nothing;
  return html`${view.timestamps === 'off' ? nothing : time(entry, context)} ${badges(sender.badges, words)}
  ${spoken(own ? words.term('you') : '')} `;
}

/** What stands after the text; the buttons of the row under the pointer too, which float over its edge. */
function after(entry: MessageEntry, { act }: SaidInRow, row: RowState, context: RowContext): unknown {
  const { state } = entry;
  const { words, actions } = context;
  const hasTools = row.marked && state === 'sent' && row.selected === undefined;
  if (!act && !entry.fold && !hasTools && state !== 'pending' && state !== 'failed') return nothing;
  return [
    act ? html` ${textButton(words.term('show'), act)}` : nothing,
    entry.fold ? fold(entry.fold, words) : nothing,
    state === 'pending' ? html` <span class="clock">${icons.clock}</span>` : nothing,
    state === 'failed' ? actions?.failure(entry) : nothing,
    hasTools ? actions?.tools(entry, row.menuOpen, context) : nothing,
  ];
}

function nameStyle(color: string, { readable }: RowContext): string {
  const own = readable(color);
  return own ? `--_name: ${color}; --_name-text: ${own}` : `--_name: ${color}`;
}

/** The message itself, or what is said in its place. */
function whatIsSaid(entry: MessageEntry, row: RowState, { view, words, mayDelete, actions }: RowContext): SaidInRow {
  const instead = (content: unknown, look = 'text'): SaidInRow => ({ look, part: 'text', content });
  const { reason, state } = entry;
  if (state === 'deleting') return instead(words.term('deleting'));
  if (entry.filter === 'hold') return { ...instead(words.term('held')), act: 'release' };
  if (state === 'deleted' && !row.revealed) {
    if (!mayDelete) return instead(words.term('deleted'));
    return { ...instead(reason ? words.term('deletedReason', reason) : words.term('deletedShort')), act: 'reveal' };
  }
  if (entry.body.hand) return instead(html`${words.term('raisedHand')} ${icons.hand}`, 'text hand');
  const rendered = view.renderMessage?.(entry);
  return rendered === undefined || rendered === null ? renderContent(entry, words, actions) : instead(rendered, '');
}

function quote(
  { name, text }: NonNullable<MessageEntry['replyTo']>,
  own: boolean,
  { words }: RowContext,
): TemplateResult {
  return html`<button class="quote" part="quote ${own ? 'own-quote' : ''}" type="button" tabindex="-1" data-act="jump">
    ${spoken(words.term('quoteOf', name))}<span
      ><b><bdi>${name}</bdi></b> <bdi>${text ?? words.term('quoteGone')}</bdi></span
    >
  </button>`;
}

/** The letters, and the picture over them. */
export function avatar({ sender }: MessageEntry, { avatars, imageOrigins }: View): unknown {
  const image = avatars && allowedImage(sender.avatar, imageOrigins);
  return image ? [sender.initials, html`<img src=${image} alt="" loading="lazy" @error=${hide} />`] : sender.initials;
}

/** An image that cannot be had leaves the letters. */
const hide = (event: Event): void => (event.target as HTMLElement).remove();

function time({ time: at }: MessageEntry, { view, words }: RowContext): TemplateResult {
  const text = view.timestamps === 'relative' ? words.ago(at) : words.timeOfDay(at);
  return html`<time class="time" part="time" datetime=${new Date(at).toISOString()}>${text}</time>`;
}

const drawings: Record<BadgeKind, TemplateResult | undefined> = {
  host: icons.host,
  moderator: icons.moderator,
  verified: icons.verified,
  subscriber: icons.subscriber,
  other: undefined,
};
const badgeNames = {
  host: 'badgeHost',
  moderator: 'badgeModerator',
  verified: 'badgeVerified',
  subscriber: 'badgeSubscriber',
} as const;

function badges(all: readonly Badge[], words: Localize): TemplateResult | typeof nothing {
  if (!all.length) return nothing;
  return html`<span class="badges" part="badges"
    >${all.map(({ kind, label }) => {
      const name = kind === 'other' ? label : words.term(badgeNames[kind]);
      return html`<span class="badge ${kind}" part="badge" role="img" aria-label=${name} title=${name}
        >${drawings[kind] ?? label}</span
      >`;
    })}</span
  >`;
}

function fold({ count, people }: NonNullable<MessageEntry['fold']>, words: Localize): TemplateResult {
  return html`<span class="fold">${words.term('times', count)}</span
    ><span class="who">${words.term('fromPeople', people)}</span>`;
}

const textButton = (text: string, act: RowAct): TemplateResult =>
  html`<button class="text-button" type="button" data-act=${act}>${text}</button>`;

type Notice<Kind> = Extract<NoticeEntry, { notice: Kind }>;
type NoticeRenderers = {
  [Kind in NoticeEntry['notice']]: (entry: Notice<Kind>, context: RowContext) => [icon: TemplateResult, said: unknown];
};

/** What is said of who may write now. */
export const modeWords = { everyone: 'modeEveryone', members: 'modeMembers', paused: 'modePaused' } as const;

/** What each notice says. */
const notices: NoticeRenderers = {
  userDisconnected: ({ name, reason = '' }, { words }) => [icons.leave, words.term('userDisconnected', name, reason)],
  event: ({ event }, { view }) => [icons.info, view.renderEvent?.(event)],
  text: ({ text }) => [icons.info, html`<bdi>${text}</bdi>`],
  slowMode: ({ seconds }, { words }) => [
    icons.clock,
    seconds ? words.term('slowModeOn', seconds) : words.term('slowModeOff'),
  ],
  mode: ({ mode }, { words }) => [icons.info, words.term(modeWords[mode])],
  skipped: ({ count }, { words }) => [icons.info, words.term('skipped', count)],
};

function noticeRow(entry: NoticeEntry, context: RowContext): RenderedRow {
  const [icon, said] = notices[entry.notice](entry as never, context);
  const content = html`${context.view.avatars ? html`<span class="avatar">${icon}</span>` : nothing}
    <div class="body">${said}</div>`;
  // The page may have nothing to say of it any more.
  return said ? { look: 'message notice', part: 'notice', content } : { look: 'silent', part: '', content: nothing };
}
