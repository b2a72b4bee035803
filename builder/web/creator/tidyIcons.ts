import { SvgRegistry, SvgThemeSets } from "survey-core";

/** Frees Creator's icons of their style attributes, which the page's policy refuses, and loudly; none needs them. */
export function tidyIcons(): void {
  for (const [name, icon] of Object.entries(SvgRegistry.icons)) {
    if (STYLE.test(icon)) SvgRegistry.registerIconFromSymbol(name, icon.replaceAll(STYLES, ""));
  }
  // A theme brings these along when it is put on.
  for (const icons of Object.values(SvgThemeSets)) {
    for (const [name, icon] of Object.entries(icons)) {
      if (STYLE.test(icon)) icons[name] = icon.replaceAll(STYLES, "");
    }
  }
}

const STYLE = /\sstyle=/;
const STYLES = /\sstyle="[^"]*"/g;
