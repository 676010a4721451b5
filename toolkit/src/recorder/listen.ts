import type { Server } from 'node:http';
import { CannotRun } from '../messages/cannot-run.ts';

/**
 * Lets a server listen on loopback, and gives its port.
 * @throws {CannotRun} when the port is taken or not allowed
 */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? 'is taken by another program'
          : error.code === 'EACCES'
            ? 'is reserved by the system'
            : `cannot be used (${error.message})`;
      reject(new CannotRun(`The port ${port} ${reason}. Choose another with --port, or 0 for any free one.`));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
