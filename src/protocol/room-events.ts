/**
 * Names of the application's events by which all messages of a user go, the one of the attribute `userId`: the service has no
 * event for it, and these two are seen in the field.
 */
export const messageDeletions: readonly string[] = ['app:DELETE_BY_USER', 'app:DELETE_USER_MESSAGES'];

/** Names of the application's events by which something holds in a room until another one of the same line. */
export const ruleEvents: readonly (readonly string[])[] = [
  ['app:PIN', 'app:UNPIN'],
  ['app:SLOW_MODE'],
  ['app:CHAT_MODE'],
];
