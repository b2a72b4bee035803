import { CircleAlert, Lightbulb } from "lucide-react";
import { type ReactNode } from "react";
import { useEditorState } from "../../state/editor.ts";

/** Under a line of the design surface: what keeps it from being published, and what could be worded better. */
export function Hints({ line }: { line: string }): ReactNode {
  const { check } = useEditorState();
  const problems = check.problems.filter(({ item }) => item === line);
  const hints = check.hints.filter(({ item }) => item === line);
  if (problems.length + hints.length === 0) return null;
  return (
    <ul className="hints">
      {problems.map(({ code, message }, index) => (
        <li key={`${code}${index}`} className="bad">
          <CircleAlert size={15} aria-hidden />
          <span>{message}</span>
        </li>
      ))}
      {hints.map(({ code, message }) => (
        <li key={code}>
          <Lightbulb size={15} aria-hidden />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
