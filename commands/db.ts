import type { AddCommand } from "./context.ts";

/** `huifang db`: keeps the embedded database open for mongosh or Compass. */
export const addDb: AddCommand = (program, action) => {
  program
    .command("db")
    .description("open the database and print its connection string")
    .option("--json", "print one JSON document")
    .action(
      action(async ({ withDatabase, report, text, terminal }) => {
        await withDatabase(async ({ uri }) => {
          report({ uri }, [text("db.open", { uri }), text("db.stop")]);
          await terminal.interrupted();
        }, "shell");
      }),
    );
};
