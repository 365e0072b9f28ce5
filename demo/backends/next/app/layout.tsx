import type { ReactElement, ReactNode } from 'react';
import './style.css';

export const metadata = { title: 'Live chat', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }): ReactElement {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
