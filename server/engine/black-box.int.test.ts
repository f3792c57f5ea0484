import { runBlackBox } from "./testing/black-box/run-black-box";
import { readTarget } from "./testing/black-box/target";

// ENGINE_TARGET chooses another target: http, or real at INNGEST_BASE_URL.
await runBlackBox(readTarget());
