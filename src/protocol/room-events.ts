/**
 * Names of the application's events by which all messages of a user go, the one of the attribute `userId`: the service has no
 * event for it, and these two are seen in the field.
 */
export const messageDeletions: readonly string[] = ['app:DELETE_BY_USER', 'app:DELETE_USER_MESSAGES'];
