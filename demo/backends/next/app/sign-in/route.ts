import { answer } from '../routes';

export const POST = answer('/sign-in');
