import { runBlackBox } from "./testing/black-box/run-black-box";

await runBlackBox("http");
