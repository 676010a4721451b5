import type { Container } from '../../sandbox/page/container.ts';
import { customTypes, isCustomType, readCustomTemplate } from '../export/custom-types.ts';
import type { ContainerVersion } from '../export/format.ts';

/** What a page may put on its lists besides single types: classes of types that can do the same. */
const classes = [
  'google',
  'customPixels',
  'customScripts',
  'html',
  'nonGooglePixels',
  'nonGoogleScripts',
  'nonGoogleIframes',
] as const;

/** A class that is allowed allows these with it. */
const allowedWith: Readonly<Record<string, readonly string[]>> = {
  cl: ['ecl'],
  customPixels: ['nonGooglePixels'],
  ecl: ['cl'],
  ehl: ['hl'],
  hl: ['ehl'],
  html: ['customScripts', 'customPixels', 'nonGooglePixels', 'nonGoogleScripts', 'nonGoogleIframes'],
  customScripts: ['html', 'customPixels', 'nonGooglePixels', 'nonGoogleScripts', 'nonGoogleIframes'],
  nonGooglePixels: [],
  nonGoogleScripts: ['nonGooglePixels'],
  nonGoogleIframes: ['nonGooglePixels'],
};

/** A class that is blocked blocks these with it. */
const blockedWith: Readonly<Record<string, readonly string[]>> = {
  cl: ['ecl'],
  customPixels: ['customScripts', 'html'],
  ecl: ['cl'],
  ehl: ['hl'],
  hl: ['ehl'],
  html: ['customScripts'],
  customScripts: ['html'],
  nonGooglePixels: ['customPixels', 'customScripts', 'html', 'nonGoogleScripts', 'nonGoogleIframes'],
  nonGoogleScripts: ['customScripts', 'html'],
  nonGoogleIframes: ['customScripts', 'html', 'nonGoogleScripts'],
};

/** The classes of GTM's own types that are not Google's. */
const ownClasses: Readonly<Record<string, readonly string[]>> = {
  html: ['customScripts'],
  jsm: ['customScripts'],
  img: ['customPixels'],
};

/**
 * What the page's `gtm.allowlist` and `gtm.blocklist` leave of a container
 * (https://developers.google.com/tag-platform/tag-manager/restrict): a type has to be on the allowlist, by itself or
 * by all its classes, and neither it nor any class of it on the blocklist. A custom template is blocked by every
 * class that is, unless `sandboxedScripts` is allowed.
 */
export class Restrictions {
  readonly #classesOf: (type: string) => readonly string[];

  constructor(
    version: ContainerVersion,
    private readonly container: Container,
  ) {
    const templates = customTypes(version);
    const known = new Map<string, readonly string[]>();
    this.#classesOf = (type) => {
      if (!isCustomType(type)) return ownClasses[type] ?? ['google'];
      const present = known.get(type);
      if (present !== undefined) return present;
      const template = templates.find(type);
      const groups = template === undefined ? [] : securityGroupsOf(template.templateData, template.name);
      const made = ['sandboxedScripts', ...groups];
      known.set(type, made);
      return made;
    };
  }

  /** Whether tags and variables of this type do not run on the page. */
  forbid(type: string): boolean {
    const allow = this.#list('gtm.allowlist') ?? this.#list('gtm.whitelist');
    const block = this.#list('gtm.blocklist') ?? this.#list('gtm.blacklist') ?? [];
    if (allow === undefined && block.length === 0) return false;
    const own = this.#classesOf(type);
    const allowed = allow === undefined ? undefined : withMore(allow, allowedWith);
    const blocked = withMore(block, blockedWith);
    if (allowed?.includes(type) === false && !own.every((one) => allowed.includes(one))) return true;
    if ([type, ...own].some((one) => blocked.includes(one))) return true;
    return (
      own.includes('sandboxedScripts') &&
      allowed?.includes('sandboxedScripts') !== true &&
      classes.some((one) => blocked.includes(one))
    );
  }

  #list(key: string): readonly unknown[] | undefined {
    const list = this.container.dataModel.get(key) || undefined;
    return list === undefined || Array.isArray(list) ? list : [list];
  }
}

function withMore(
  list: readonly unknown[],
  more: Readonly<Record<string, readonly string[]>>,
): readonly unknown[] {
  return list.flatMap((one) => [
    one,
    ...(typeof one === 'string' && Object.hasOwn(more, one) ? (more[one] ?? []) : []),
  ]);
}

function securityGroupsOf(templateData: string, name: string): readonly string[] {
  const groups = readCustomTemplate(templateData, name).template?.info['securityGroups'];
  return Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [];
}
