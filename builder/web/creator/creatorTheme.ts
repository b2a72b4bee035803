import { type ICreatorTheme } from "survey-creator-core";
import { type SurveyCreator } from "survey-creator-react";
import { inputBorder, palette, type Mode } from "../../../ui/palette.ts";
import { fontFamily } from "../../../ui/theme.ts";

/** Dresses a Creator for light or dark; the dark ground is loaded when it is first wanted. */
export async function applyTheme(creator: SurveyCreator, mode: Mode): Promise<void> {
  const dark =
    mode === "dark" ? (await import("survey-creator-core/themes/default-dark")).default : undefined;
  creator.applyCreatorTheme(creatorTheme(mode, dark?.cssVariables ?? {}));
}

/**
 * SurveyJS Creator in the product's own colours and sizes. Creator derives its some thousand variables from these
 * few, on its own element; the names are those of 2.5.43.
 */
function creatorTheme(mode: Mode, ground: Readonly<Record<string, string>>): ICreatorTheme {
  const color = palette[mode];
  return {
    themeName: `huifang-${mode}`,
    iconSet: "v2",
    isLight: mode === "light",
    cssVariables: {
      ...ground,
      ...sizes,
      ...(mode === "light" ? lightGreys : darkGreys),
      "--lbr-question-panel-shadow-color": color.colorBorderSecondary,
      ...Object.fromEntries(
        ["brand", "accent"].flatMap((name) => [
          [`--sjs2-color-project-${name}-400`, color.colorPrimaryHover],
          [`--sjs2-color-project-${name}-600`, color.colorPrimary],
          [`--sjs2-color-project-${name}-700`, color.colorPrimaryActive],
        ]),
      ),
      "--sjs2-color-utility-surface-designer": color.colorBgLayout,
      "--hf-input-border": inputBorder[mode],
      "--ctr-font-family": fontFamily,
      "--sjs-font-family": fontFamily,
    },
  };
}

const sizes = {
  "--sjs2-base-unit-font-size": "7px",
  "--sjs2-base-unit-line-height": "7px",
  "--sjs2-base-unit-spacing": "6px",
  "--sjs2-base-unit-size": "6px",
  "--sjs2-base-unit-radius": "8px",
  "--ctr-font-default-line-height": "22px",
  "--ctr-font-small-size": "13px",
  "--ctr-font-small-line-height": "20px",
  // The design surface still reads the older names.
  "--sjs-base-unit": "6px",
  "--sjs-font-size": "15px",
  "--sjs-font-questiontitle-weight": "500",
  "--sjs-corner-radius": "6px",
  "--lbr-question-panel-padding-right": "20px",
  "--lbr-question-panel-padding-left": "20px",
  "--lbr-question-panel-corner-radius": "12px",
  "--lbr-question-panel-shadow-offset-y": "0px",
  "--lbr-question-panel-shadow-blur": "0px",
  "--lbr-question-panel-shadow-spread": "1px",
};

const lightGreys = {
  "--sjs2-palette-gray-100": palette.light.colorFillQuaternary,
  "--sjs2-palette-gray-150": palette.light.colorFillTertiary,
  "--sjs2-palette-gray-200": palette.light.colorBorderSecondary,
  "--sjs2-palette-gray-250": palette.light.colorBorder,
  "--sjs2-palette-gray-600": palette.light.colorTextSecondary,
  "--sjs2-palette-gray-700": palette.light.colorTextSecondary,
  "--sjs2-palette-gray-900": palette.light.colorText,
};

// The dark theme draws text in white of some opacity and grounds from the far end of the greys.
const darkGreys = {
  "--sjs2-palette-gray-750": palette.dark.colorBorderSecondary,
  "--sjs2-palette-gray-900": palette.dark.colorBgContainer,
  "--sjs2-palette-gray-950": palette.dark.colorBgLayout,
  "--sjs2-palette-gray-999": palette.dark.colorBgLayout,
};
