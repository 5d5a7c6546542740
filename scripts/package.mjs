// npm run package: scholium-VERSION.vsix in the checkout's root.
import { ensureModules } from './lib/modules.mjs';
import { runMain } from './lib/say.mjs';

runMain(async () => {
  await ensureModules();
  const { makePackage } = await import('./lib/package.mjs');
  const { vsix, bytes, faults } = await makePackage();
  for (const fault of faults) console.error(`FAIL ${fault}`);
  console.log(`${vsix} (${Math.round(bytes / 1024)} KB)`);
  return faults.length > 0 ? 1 : 0;
});
