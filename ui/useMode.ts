import { useState } from "react";
import { type Mode } from "./palette.ts";

/** Light or dark: as the reader chose on this computer, else as his system is set; and the way to change it. */
export function useMode(): [Mode, () => void] {
  const [mode, setMode] = useState<Mode>(firstMode);
  const toggle = (): void => {
    const next = mode === "dark" ? "light" : "dark";
    localStorage.setItem(KEY, next);
    setMode(next);
  };
  return [mode, toggle];
}

const KEY = "huifang.mode";

function firstMode(): Mode {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "dark" || chosen === "light") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
