// PostGraphile 5 on the benchmark's database: node postgraphile.mjs URL PORT
// No authorization and no log: the least it can do.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { jsonPgSmartTags } from "postgraphile/utils";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

const [connectionString, port] = process.argv.slice(2);

// The hub's tables name their matter without a foreign key; PostGraphile needs to be told.
const ofMatter = { tags: { foreignKey: "(matter_id) references matter (id)" } };
const links = jsonPgSmartTags({
  version: 1,
  config: { class: { partyrole: ofMatter, evidence: ofMatter, enforcementcase: ofMatter } },
});

const pool = { max: 8 };
const served = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [links],
  // Or it lets nothing be ordered by a column without an index.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ connectionString, schemas: ["public"], poolConfig: pool })],
  schema: { defaultBehavior: "+list", connectionFilterRelations: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
});
const server = createServer();
await served.createServ(grafserv).addTo(server);
server.listen(Number(port), "127.0.0.1");
