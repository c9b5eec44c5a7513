// Every audit of GraphQL over HTTP against one address: prints a JSON array of {id, name, status, reason}.
import { auditServer } from "graphql-http";

const [, , url, authorization] = process.argv;
const results = await auditServer({
  url,
  fetchFn: (address, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", authorization);
    return fetch(address, { ...init, headers });
  },
});
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))));
