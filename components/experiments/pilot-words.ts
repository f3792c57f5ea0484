/** Stands where other runs have their verdict. */
export const pilotVerdict = "Pilot: it plans, and decides nothing.";
