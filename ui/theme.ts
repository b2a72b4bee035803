import { theme as antd, type ThemeConfig } from "antd";
import { inputBorder, palette, type Mode } from "./palette.ts";

/** The antd theme of every page; style sheets read the `--ant-*` variables it sets, so dark costs no CSS. */
export function pageTheme(mode: Mode): ThemeConfig {
  const color = palette[mode];
  return {
    algorithm: mode === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: THEME_CLASS },
    hashed: false,
    token: { ...shape, ...color },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        fontWeight: 500,
        contentFontSizeSM: 13,
        paddingInlineSM: 10,
      },
      Input: { activeShadow: `0 0 0 3px ${color.controlOutline}`, colorBorder: inputBorder[mode] },
      Menu: {
        itemBg: "transparent",
        subMenuItemBg: "transparent",
        itemHeight: 34,
        itemMarginInline: 8,
        itemMarginBlock: 1,
        itemPaddingInline: 10,
        activeBarBorderWidth: 0,
        itemBorderRadius: 8,
        itemColor: color.colorTextSecondary,
        itemSelectedBg: color.colorBgElevated,
        itemSelectedColor: color.colorText,
        itemHoverBg: color.colorFillSecondary,
        itemActiveBg: color.colorFillSecondary,
        groupTitleColor: color.colorTextTertiary,
        groupTitleFontSize: 12,
        collapsedWidth: 63,
        iconSize: 16,
        collapsedIconSize: 18,
        iconMarginInlineEnd: 8,
      },
      Segmented: {
        trackBg: color.colorFillTertiary,
        itemSelectedBg: color.colorBgContainer,
        itemColor: color.colorTextSecondary,
      },
      Tag: { defaultBg: color.colorFillTertiary, defaultColor: color.colorTextSecondary },
      Checkbox: { borderRadiusSM: 5 },
    },
  };
}

/** The class under which the theme's variables are set; the page's ground bears it. */
export const THEME_CLASS = "hf";

/** Latin and figures in Inter, Chinese in whatever the system reads best. */
export const fontFamily = [
  '"Inter Variable"',
  "-apple-system",
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"MiSans"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Segoe UI"',
  "sans-serif",
].join(", ");

const shape = {
  fontFamily,
  fontSize: 14,
  fontSizeSM: 12,
  fontSizeLG: 16,
  fontWeightStrong: 600,
  lineHeight: 1.5714,
  borderRadius: 8,
  borderRadiusSM: 6,
  borderRadiusLG: 12,
  controlHeight: 34,
  controlHeightSM: 28,
  controlHeightLG: 42,
  controlOutlineWidth: 3,
  lineWidthFocus: 2,
  wireframe: false,
  motionDurationMid: "0.12s",
  motionDurationSlow: "0.18s",
};
