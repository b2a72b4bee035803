import { Component, type ReactNode } from "react";

interface Props {
  /** What stands in place of a part that broke. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps a part that breaks, or that cannot be loaded, from taking the page with it. */
export class Crash extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
