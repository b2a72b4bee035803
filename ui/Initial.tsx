import { Avatar } from "antd";
import { type ReactNode } from "react";

/** A person's first character in a circle. */
export function Initial({ name, size = 30 }: { name: string; size?: number }): ReactNode {
  return (
    <Avatar size={size} className="avatar" aria-hidden>
      {[...name][0]}
    </Avatar>
  );
}
