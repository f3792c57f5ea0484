import type { IntervalFamily } from "./interval-family";
import { oneSampleFamilies, twoSampleFamilies } from "./mean-families";
import { peopleFamilies } from "./people-families";
import { agreementFamilies, anytimeFamilies, structuredFamilies } from "./structure-families";

/** Every way the product makes an interval. */
export const intervalFamilies: IntervalFamily[] = [
  ...oneSampleFamilies,
  ...twoSampleFamilies,
  ...structuredFamilies,
  ...agreementFamilies,
  ...peopleFamilies,
  ...anytimeFamilies,
];
