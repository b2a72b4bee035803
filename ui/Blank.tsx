import { type ReactNode } from "react";

interface Props {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  /** Something failed, rather than being empty or done. */
  bad?: boolean;
  children?: ReactNode;
}

/** The one shape for "nothing here", "it failed" and "done": icon, sentence, the way on. */
export function Blank({ icon, title, text, bad = false, children }: Props): ReactNode {
  return (
    <div className="blank" role="status">
      <span className={bad ? "state-icon bad" : "state-icon"}>{icon}</span>
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  );
}
