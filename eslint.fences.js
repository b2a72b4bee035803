import tseslint from "typescript-eslint";
import { createNodeResolver, importX } from "eslint-plugin-import-x";

/** Which room may not look into which: the arrows of the house, all one way. */
const arrows = [
  { room: "locales", mayNot: ["models", "jobs", "bot", "builder", "sample", "ui"] },
  { room: "models/rules", mayNot: ["models/*.ts", "models/embedded"] },
  { room: "models/embedded", mayNot: ["models/*.ts", "models/rules", "locales"] },
  { room: "models", mayNot: ["jobs", "bot", "builder", "sample", "ui"] },
  { room: "ui", mayNot: ["models/*.ts", "models/embedded", "jobs", "bot", "builder", "sample"] },
  { room: "jobs", mayNot: ["bot", "builder", "ui"], but: { bot: ["./chat.ts"] } },
  { room: "bot", mayNot: ["jobs", "builder", "sample"] },
  { room: "builder", mayNot: ["jobs", "bot", "sample"], but: { bot: ["./chat.ts"] } },
  { room: "bot/web/page", mayNot: ["models/*.ts", "models/embedded"] },
  { room: "builder/web", mayNot: ["models/*.ts", "models/embedded"] },
  { room: "{models,jobs,bot,builder,sample,ui,locales}", mayNot: ["app.ts", "cli.ts"] },
  { room: "{models,bot,builder,ui,locales}", mayNot: ["config.ts"] },
];

/** Which library is spoken to from which room alone. */
const libraries = [
  { names: ["@slack/*"], room: "bot/slack/**" },
  { names: ["grammy", "@grammyjs/*"], room: "bot/telegram/**" },
  { names: ["agenda", "@agendajs/*"], room: "jobs/agenda.ts" },
  { names: ["lmdb"], room: "models/embedded/**" },
  { names: ["mongoose", "mongodb"], room: "models/*.ts" },
];

const zones = arrows.flatMap(({ room, mayNot, but = {} }) =>
  mayNot.map((from) => ({
    target: `./${room}${room.endsWith(".ts") ? "" : "/**/*"}`,
    from: from.endsWith(".ts") ? `./${from}` : `./${from}`,
    ...(but[from] && { except: but[from] }),
    message: `${room} does not know ${from}: the arrows go models/rules <- models <- {bot, jobs, builder} <- app <- cli.`,
  })),
);

// Jobs and pages know the chat port as a type alone; the composition root hands them the real one.
const chatPort = {
  group: ["**/bot/chat.ts"],
  allowTypeImports: true,
  message: "The chat port is a type here.",
};

/** Forbids every fenced library but the one whose room it is. */
const without = (own, more = []) => ({
  "@typescript-eslint/no-restricted-imports": [
    "error",
    {
      patterns: [
        ...libraries
          .filter((library) => library !== own)
          .map(({ names, room }) => ({ group: names, message: `Only ${room} speaks to it.` })),
        ...more,
      ],
    },
  ],
});

const product = ["*.ts", "{models,jobs,bot,builder,sample,ui,locales}/**/*.{ts,tsx}"];

/** ESLint rules that keep the house's arrows and the libraries' rooms. */
export const fences = tseslint.config(
  {
    files: product,
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createNodeResolver()] },
    rules: { "import-x/no-restricted-paths": ["error", { zones }], ...without(undefined) },
  },
  { files: ["{jobs,builder}/**/*.{ts,tsx}"], rules: without(undefined, [chatPort]) },
  ...libraries.map((library) => ({ files: [library.room], rules: without(library) })),
);
