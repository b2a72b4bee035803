import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type Task } from "../state/tasks.ts";
import { TaskLine } from "./TaskLine.tsx";

/** What is done: the latest few, and the rest on demand. */
export function DoneLines({ tasks }: { tasks: Task[] }): ReactNode {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks.slice(0, FEW);
  const hidden = tasks.length - shown.length;
  return (
    <>
      <div className="lines">
        {shown.map((task) => (
          <TaskLine key={task.item.ref} task={task} />
        ))}
      </div>
      {hidden > 0 && (
        <Button type="text" size="small" className="quiet more" onClick={() => setAll(true)}>
          {t("desk.list.showDone", { count: hidden })}
        </Button>
      )}
    </>
  );
}

const FEW = 3;
