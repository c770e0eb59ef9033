import helmet from 'koa-helmet';
import type { WebOptions } from '../services.js';
import type { AppMiddleware } from './app-state.js';

/** No inline script or style, nothing from elsewhere, no framing. */
export const secureHeaders = ({ isHttps, baseUrl, mediaOrigins = [] }: WebOptions): AppMiddleware => {
  // Our own signed addresses are absolute: `self` is not enough for who came in by another name of this host.
  const origins = [new URL(baseUrl).origin, ...mediaOrigins];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...origins],
        mediaSrc: ["'self'", 'blob:', ...origins],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps,
    // A signed address of an outside store must not be told where it was used.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
};
