import { readFileSync } from "node:fs";
import tseslint from "typescript-eslint";
import { fences } from "./eslint.fences.js";

// What the embedded database and every MongoDB do alike; the contract suite walks through the same list.
const operators = JSON.parse(
  readFileSync(new URL("models/embedded/operators.json", import.meta.url), "utf8"),
);
const known = [...new Set(Object.values(operators).flat())]
  .filter((name) => /^\$\w+$/.test(name))
  .map((name) => name.slice(1))
  .join("|");
const unknownOperator = `/^\\$(?!(?:${known})$)[a-z]\\w*$/`;

export default tseslint.config(
  { ignores: ["dist", "data", "node_modules"] },
  ...tseslint.configs.strict,
  {
    rules: {
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      // Indexed access is checked, so a bound that the line before has proved is said with `!`.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["{models,jobs,bot,builder,sample,commands}/**/*.ts", "*.ts"],
    ignores: ["models/embedded/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[`Property[key.name=${unknownOperator}]`, `Property[key.value=${unknownOperator}]`].map(
          (selector) => ({
            selector,
            message:
              "Not on models/embedded/operators.json, the list of what every database here does alike.",
          }),
        ),
      ],
    },
  },
  ...fences,
);
