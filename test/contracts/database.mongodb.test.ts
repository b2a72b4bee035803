import { it } from "vitest";
import { databaseContract } from "./database.ts";

const uri = process.env.MONGODB_URI;

if (uri) databaseContract("a MongoDB server", () => Promise.resolve({ uri, close: () => Promise.resolve() }));
else {
  process.stdout.write(
    "The database contract does not run against a MongoDB server: MONGODB_URI is not set.\n",
  );
  it.skip("needs MONGODB_URI", () => undefined);
}
