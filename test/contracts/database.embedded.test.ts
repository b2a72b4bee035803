import { openEmbedded } from "../../models/embedded/start.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { databaseContract } from "./database.ts";

databaseContract("the embedded database", async () => {
  const folder = temporaryFolder();
  const embedded = await openEmbedded(folder.path, { role: "server", sweepMs: 100 });
  return {
    uri: embedded.uri,
    sweepsOften: true,
    async close() {
      await embedded.close();
      folder.remove();
    },
  };
});
