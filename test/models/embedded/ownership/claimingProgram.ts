import { claim } from "../../../../models/embedded/ownership/claim.ts";
import { type Role } from "../../../../models/embedded/ownership/role.ts";
import { type Found } from "./claimInProcess.ts";

const [directory = "", role = "server"] = process.argv.slice(2);

async function look(): Promise<void> {
  const claimed = await claim(directory, { role: role as Role });
  if (claimed.kind === "owner") claimed.ready();
  const uri = claimed.kind === "guest" ? claimed.uri : `mongodb://${encodeURIComponent(claimed.socket)}`;
  process.send?.({ kind: claimed.kind, uri } satisfies Found);
}

process.on("message", () => void look());
await look();
