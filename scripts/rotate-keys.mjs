// `npm run keys:rotate`: a new master key, and later the former one away. Options as for a start: --data, ASSAY_DATA_DIR.
import { Failure } from "./lib/failure.mjs";
import { readOptions } from "./lib/options.mjs";
import { embeddedOwnerUrl } from "./lib/postgres-url.mjs";
import { rotateMasterKey } from "./lib/rotate-master-key.mjs";

try {
  const { dataDir } = readOptions(process.argv.slice(2));
  const ownerUrl = process.env.DATABASE_OWNER_URL || embeddedOwnerUrl(dataDir);
  console.log(await rotateMasterKey({ dataDir, ownerUrl }));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exit(1);
}
