import { answerBy, tellCall } from "../apartProcess.ts";
import { Workspace, type WorkspaceOptions } from "./workspace.ts";

let workspace: Workspace;

answerBy({
  async start(options: WorkspaceOptions) {
    workspace = await Workspace.start(options);
    workspace.trouble = async (call, { ts, trigger_id: trigger = ts }, effect) => {
      const response = await effect();
      tellCall(call, String(trigger));
      return response;
    };
    return workspace.url;
  },
  channel: (...of: Parameters<Workspace["channel"]>) => workspace.channel(...of),
  user: (...of: Parameters<Workspace["user"]>) => workspace.user(...of),
  messages: (...of: Parameters<Workspace["messages"]>) => workspace.messages(...of),
  trigger: (...of: Parameters<Workspace["trigger"]>) => workspace.trigger(...of),
});
