// Loaded before the server: the channel to the launcher closes however the launcher dies, kill -9 included.
process.once("disconnect", () => process.exit(0));
// Next closes politely and waits for open streams for ever.
process.once("SIGTERM", () => setTimeout(() => process.exit(0), 3000).unref());
