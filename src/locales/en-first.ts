import { plurals } from './plural.ts';

const plural = plurals('en');

/** What the list and the frame around it say, in English. Keys are grouped by where they are read. */
export const enFirst = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as 'ltr' | 'rtl',
  title: 'Live chat',

  // List
  messages: 'Messages',
  you: 'You',
  emptyTitle: 'No messages yet',
  emptyHint: 'Say hello. Everyone watching sees it.',
  deleting: 'Deleting…',
  deleted: 'Message deleted by a moderator',
  deletedShort: 'Message deleted',
  deletedReason: (reason: string) => `Deleted: ${reason}`,
  show: 'Show',
  held: 'Waits for a moderator',
  covered: 'Covered word',
  newMessages: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
  simulated: 'Simulated: nobody here is real.',
  newLine: 'New',
  announced: (count: number) => plural(count, { one: '# message', other: '# messages' }),
  quoteOf: (name: string) => `Answers ${name}: go to that message`,
  quoteGone: 'That message was deleted',
  raisedHand: 'raised a hand',
  sticker: (name: string) => `Sticker: ${name}`,
  times: (count: number) => `×${count}`,
  fromPeople: (count: number) => plural(count, { one: 'from # person', other: 'from # people' }),
  skipped: (count: number) =>
    plural(count, {
      one: '# message not shown: chat is very fast right now.',
      other: '# messages not shown: chat is very fast right now.',
    }),
  userDisconnected: (name: string, reason: string) => `${name} was disconnected${reason && `: ${reason}`}`,
  slowModeOn: (seconds: number) =>
    plural(seconds, {
      one: 'Slow mode is on: one message every second.',
      other: 'Slow mode is on: one message every # seconds.',
    }),
  slowModeOff: 'Slow mode is off.',
  modeEveryone: 'Everyone can write again.',
  modeMembers: 'Only members can write now.',
  modePaused: 'The chat is paused.',
  badgeHost: 'Host',
  badgeModerator: 'Moderator',
  badgeVerified: 'Verified',
  badgeSubscriber: 'Subscriber',

  // Strips
  failedTitle: 'Chat is not available',
  tryAgain: 'Try again',

  // Settings
  settings: 'Chat settings',

  // Moderators' tools
  tools: 'Moderation',

  // What went wrong
  notSetUp: 'This page is not set up for chat.',
  notSignedIn: 'This page could not sign in to the chat.',
  notReached: 'The chat could not be reached.',
};
