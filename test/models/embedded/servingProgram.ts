import { openEmbedded } from "../../../models/embedded/start.ts";

// A process that serves a directory until it is killed.
const { uri } = await openEmbedded(process.argv[2] ?? "", { role: "server" });
process.send?.({ uri });
