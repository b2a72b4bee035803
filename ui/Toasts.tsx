import { message } from "antd";
import { createContext, useContext, type ReactNode } from "react";

type Toast = ReturnType<typeof message.useMessage>[0];

const ToastContext = createContext<Toast | undefined>(undefined);

/** Lets the parts of a page say one sentence at a time. */
export function Toasts({ children }: { children: ReactNode }): ReactNode {
  const [toast, holder] = message.useMessage({ maxCount: 1 });
  return (
    <ToastContext value={toast}>
      {holder}
      {children}
    </ToastContext>
  );
}

/** Says a sentence at the top of the page for a moment; throws outside of a page. */
export function useToast(): Toast {
  const toast = useContext(ToastContext);
  if (!toast) throw new Error("no page here");
  return toast;
}
