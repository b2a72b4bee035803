import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BuilderRoot } from "./BuilderRoot.tsx";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <BuilderRoot />
  </StrictMode>,
);
