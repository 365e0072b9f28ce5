import { defineParts, isDefined } from './elements/part.ts';
import { firstParts } from './elements/parts-first.ts';
import { laterParts } from './elements/parts-later.ts';

export { mount, type MountOptions } from './elements/mount.ts';
export { version } from './elements/version.ts';

if (!isDefined()) defineParts({ ...firstParts, ...laterParts });
