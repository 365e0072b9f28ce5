import { enLater } from '../locales/en-later.ts';
import { addEnglish } from './words.ts';

addEnglish(enLater);

export { describeFailure, describeRequest, Localize } from './words.ts';
