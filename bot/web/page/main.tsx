import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { DeskRoot } from "./DeskRoot.tsx";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <DeskRoot />
  </StrictMode>,
);
