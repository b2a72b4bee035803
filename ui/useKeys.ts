import { useEffect, useRef } from "react";
import { keyName, worksWhileTyping } from "./keyName.ts";

/** What each shortcut does, by its name. */
export type Keys = Readonly<Record<string, () => void>>;

/** Listens for shortcuts on the whole page as long as `on`; a dialogue or a menu in front keeps them to itself. */
export function useKeys(keys: Keys, on = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const run = name === undefined ? undefined : latest.current[name];
      if (!name || !run || event.defaultPrevented || isTakenBy(event.target, name)) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}

const OVERLAY = ".ant-dropdown:not(.ant-dropdown-hidden)";

// Enter on a button or link presses it; one of the big answer keys is chosen by then, so that Enter goes on.
const PRESSED_BY_ENTER = "button:not(.choice), a, [role=menuitem], [role=option]";

function isTakenBy(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTyping(target) && !worksWhileTyping(name)) return true;
  if (target.closest(OVERLAY)) return true;
  return name === "Enter" && target.closest(`${PRESSED_BY_ENTER}, [data-own-enter]`) !== null;
}

function isTyping(target: HTMLElement): boolean {
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
}
