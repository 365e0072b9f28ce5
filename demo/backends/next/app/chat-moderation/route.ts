import { answer } from '../routes';

export const POST = answer('/chat-moderation');
