import { spawnSync } from "node:child_process";
import { MongoMemoryServer } from "mongodb-memory-server-core";

// A contributor's machine downloads mongod once; one that is installed already is named by MONGOMS_SYSTEM_BINARY.
const server = await MongoMemoryServer.create({ instance: { dbName: "huifang_contracts" } });
const { status } = spawnSync("npx", ["vitest", "run", "--project", "contracts"], {
  stdio: "inherit",
  env: { ...process.env, MONGODB_URI: server.getUri("huifang_contracts") },
});
await server.stop();
process.exitCode = status ?? 1;
