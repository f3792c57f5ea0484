/** Where a secret lives and whom it may be sent to. Moved anywhere else, it does not open. */
export type SecretPlace = {
  workspaceId: string;
  table: "Connection";
  rowId: string;
  field: string;
  /** The provider and the origin that the secret may be sent to. */
  origin: string;
};

export const sealVersion = "s1";

export const boundTo = (place: SecretPlace): string =>
  JSON.stringify(["assay", sealVersion, place.workspaceId, place.table, place.rowId, place.field, place.origin]);
