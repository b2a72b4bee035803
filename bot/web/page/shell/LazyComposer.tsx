import { Suspense, type ComponentProps, type ReactNode } from "react";
import { Crash } from "../../../../ui/Crash.tsx";
import { lazyPart } from "../../../../ui/lazyPart.ts";

const Composer = lazyPart(async () => (await import("./Composer.tsx")).Composer);

/** The line to write in, which comes after the first cards; its place is kept. */
export function LazyComposer(props: ComponentProps<typeof Composer>): ReactNode {
  const place = (
    <div className="composer" aria-hidden>
      <div className="ant-sender blank-line" />
    </div>
  );
  return (
    <Crash instead={place}>
      <Suspense fallback={place}>
        <Composer {...props} />
      </Suspense>
    </Crash>
  );
}
