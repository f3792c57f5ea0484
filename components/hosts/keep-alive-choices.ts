/** Stands for no setting of ours. */
export const keepAliveOwn = "own";
/** Stands for a time that is typed. */
export const keepAliveOther = "other";

export const keepAliveChoices = [
  { value: keepAliveOwn, label: "As the host is set (5 minutes by default)" },
  { value: "0", label: "Unload at once" },
  { value: "30m", label: "30 minutes" },
  { value: "1h", label: "1 hour" },
  { value: "24h", label: "24 hours" },
  { value: "-1", label: "Until the host stops" },
  { value: keepAliveOther, label: "Another time" },
];
