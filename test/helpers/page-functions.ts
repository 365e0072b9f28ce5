import { PageFunctions } from '../../src/store/page-functions.ts';

/** For tests whose page gives no function that throws. */
export const pageFunctions = new PageFunctions((error) => {
  throw error;
});
