import type { IncomingMessage } from 'node:http';

/** Who may open the page. */
export interface Access {
  authorize?(req: IncomingMessage): boolean | Promise<boolean>;
  localOnly?: boolean | undefined;
}

/** 127.0.0.0/8 and ::1, the mapped form of dual-stack sockets included. */
const LOOPBACK_ADDRESS = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;
/** A name could be made to point here by whoever owns it (DNS rebinding), so only literals count. */
const LOOPBACK_HOST = /^(?:127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;
/** With one of these the socket is a proxy's, whoever is behind it. */
const PROXIED = /^(?:forwarded|via|x-forwarded-.*)$/;

/** Refused unless somebody said otherwise; a check that throws or rejects has refused. */
export async function mayOpen(req: IncomingMessage, access: Access): Promise<boolean> {
  if (access.localOnly === true && !isLocal(req)) return false;
  if (access.authorize === undefined) return access.localOnly === true;
  try {
    return (await access.authorize(req)) === true;
  } catch {
    return false;
  }
}

function isLocal(req: IncomingMessage): boolean {
  return (
    LOOPBACK_ADDRESS.test(req.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(req.headers.host ?? '') &&
    !Object.keys(req.headers).some((name) => PROXIED.test(name))
  );
}
