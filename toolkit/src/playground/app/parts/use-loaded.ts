import { useEffect, useState } from 'preact/hooks';

/** A module that is loaded as soon as it is wanted; undefined until it is there. */
export function useLoaded<Module extends object>(
  isWanted: boolean,
  load: () => Promise<Module>,
): Module | undefined {
  const [module, setModule] = useState<Module>();
  const isMissing = isWanted && module === undefined;
  useEffect(() => {
    if (isMissing) void load().then((loaded) => setModule(loaded));
  }, [isMissing]);
  return module;
}
