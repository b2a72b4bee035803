import { type ReactNode } from "react";

/** A number plate: Chinese whatever the page's language, no space after the province. */
export function Plate({ children, quiet = false }: { children: string; quiet?: boolean }): ReactNode {
  return (
    <b lang="zh-CN" className={quiet ? "plate muted" : "plate"}>
      {children}
    </b>
  );
}
