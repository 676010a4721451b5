import type { ServerResponse } from 'node:http';
import { standInPaths } from '../page/stand-ins.ts';
import { commonHeaders } from './security.ts';

/** Answers for the scripts and frames that a template asks for and that are never loaded; false when the path is none of theirs. */
export function answerStandIn(path: string, response: ServerResponse): boolean {
  if (path === standInPaths.script) answer(response, 'text/javascript', '');
  else if (path === standInPaths.frame)
    answer(response, 'text/html', '<!doctype html><title>Stand-in</title>');
  else return false;
  return true;
}

function answer(response: ServerResponse, type: string, body: string): void {
  response
    .writeHead(200, {
      ...commonHeaders,
      'content-type': `${type}; charset=utf-8`,
      // A frame inside the shop's frame, which is of no origin.
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    .end(body);
}
