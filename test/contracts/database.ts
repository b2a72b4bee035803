import { describe } from "vitest";
import { agendaContract } from "./database/agenda.ts";
import { crudContract } from "./database/crud.ts";
import { cursorContract } from "./database/cursors.ts";
import { errorContract } from "./database/errors.ts";
import { indexContract } from "./database/indexes.ts";
import { mongooseContract } from "./database/mongoose.ts";
import { operatorContract } from "./database/operators.ts";
import { raceContract } from "./database/races.ts";
import { testServer, type OpenServer } from "./database/server.ts";
import { sortContract } from "./database/sort.ts";
import { typeContract } from "./database/types.ts";

/**
 * What the product relies on in a database, asked through the stock driver, mongoose and Agenda. Each test
 * holds for any MongoDB from version 6 on, the embedded one among them.
 */
export function databaseContract(name: string, open: OpenServer): void {
  describe(name, () => {
    const server = testServer(open);
    describe("reads and writes", () => crudContract(server));
    describe("knows every listed operator", () => operatorContract(server));
    describe("keeps types", () => typeContract(server));
    describe("sorts", () => sortContract(server));
    describe("pages", () => cursorContract(server));
    describe("indexes", () => indexContract(server));
    describe("refuses", () => errorContract(server));
    describe("among many writers", () => raceContract(server));
    describe("serves mongoose", () => mongooseContract(server));
    describe("serves Agenda", () => agendaContract(server));
  });
}
