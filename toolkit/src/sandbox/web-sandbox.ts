import type { SandboxFunction, Value } from './language/values.ts';
import type { WebContext } from './apis/web/context.ts';
import { createRequire, type RequireOptions } from './apis/require.ts';
import { webApis } from './apis/web-apis.ts';
import { isObjectApi } from './apis/define-api.ts';
import { Container, type ContainerVersion } from './page/container.ts';
import type { Network } from './page/network.ts';
import type { Page } from './page/page.ts';
import type { Tasks } from './page/tasks.ts';
import { webPermissionChecks } from './permissions/web-checks.ts';
import { Enforcer } from './permissions/enforcer.ts';
import type { Grants } from './permissions/grants.ts';
import { Sandbox, type SandboxOptions } from './sandbox.ts';

export interface WebSandboxOptions extends SandboxOptions {
  readonly grants: Grants;
  readonly version?: ContainerVersion;
  /** The visitor's region, `DE` or `US-CA`, for consent defaults. */
  readonly region?: string;
  /** `templateStorage`, when it is to outlast this sandbox. */
  readonly templateStorage?: Map<string, Value>;
}

/** What a web template meets: a page, and GTM's container on it. */
export class WebSandbox extends Sandbox {
  readonly container: Container;
  readonly network: Network;
  readonly context: WebContext;

  constructor(page: Page, connect: (tasks: Tasks) => Network, options: WebSandboxOptions) {
    super(options);
    const { grants, version, region, templateStorage } = options;
    this.network = connect(this.tasks);
    this.container = new Container(page.window, version, region, this.meter);
    this.tasks.afterCode = () => this.guard(() => this.container.readDataLayer());
    const { containerId, debugMode, previewMode } = this.container.version;
    this.context = {
      ...this.common(),
      page,
      container: this.container,
      network: this.network,
      permissions: new Enforcer({
        checks: webPermissionChecks,
        grants,
        policies: { of: this.container.policies, containerId },
        surroundings: () => ({
          pageUrl: page.window.location.href,
          debugMode: debugMode || previewMode,
        }),
        meter: this.meter,
      }),
      templateStorage: templateStorage ?? new Map<string, Value>(),
    };
  }

  protected get containerId(): string {
    return this.container.version.containerId;
  }

  isObjectApi(name: string): boolean {
    return isObjectApi(webApis, name);
  }

  createRequire(options?: RequireOptions): SandboxFunction {
    return createRequire(webApis, this.context, { ...this.tracing(), ...options });
  }
}
