import { actionProperties } from './actions.ts';
import { contentProperties } from './content.ts';
import { controlPlaneProperties } from './control-plane.ts';
import { doctorProperties } from './doctor.ts';
import { frameProperties } from './frames.ts';
import { growthProperties } from './growth.ts';
import { policyProperties } from './policies.ts';
import type { FuzzProperty } from './property.ts';
import { settingProperties } from './settings.ts';
import { signatureProperties } from './signatures.ts';
import { storyProperties } from './stories.ts';
import { tokenProperties } from './tokens.ts';

/** Everything that is fuzzed: each parser has its file. */
export const properties: FuzzProperty[] = [
  ...frameProperties,
  ...actionProperties,
  ...controlPlaneProperties,
  ...tokenProperties,
  ...signatureProperties,
  ...policyProperties,
  ...contentProperties,
  ...storyProperties,
  ...settingProperties,
  ...doctorProperties,
  ...growthProperties,
];
