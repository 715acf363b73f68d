import { Component, type ReactNode, Suspense } from 'react';
import { ErrorPanel } from '../components/error-panel.tsx';
import { Skeletons } from '../components/skeletons.tsx';
import { useUiMessages } from '../i18n/use-messages.ts';

type BoundaryProps = { readonly children: ReactNode; readonly title: string };
type BoundaryState = { readonly failure?: { readonly error: unknown } };

class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } };
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    return (
      <ErrorPanel
        error={this.state.failure.error}
        title={this.props.title}
        onRetry={() => this.setState({ failure: undefined })}
      />
    );
  }
}

export type PartBoundaryProps = { readonly children: ReactNode; readonly fallback?: ReactNode };

/** Keeps the trouble and the waiting of one part of a page inside that part. */
export function PartBoundary({ children, fallback }: PartBoundaryProps) {
  const words = useUiMessages();
  return (
    <ErrorBoundary title={words('error.panelTitle')}>
      <Suspense fallback={fallback === undefined ? <Skeletons rows={3} /> : fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}
