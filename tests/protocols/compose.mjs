// Composes subgraphs given as files NAME.graphql with Apollo's composition; prints what comes of it as JSON.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import composition from "@apollo/composition";
import { parse } from "graphql";

const services = process.argv.slice(2).map((file) => ({
  name: basename(file, ".graphql"),
  url: "http://127.0.0.1",
  typeDefs: parse(readFileSync(file, "utf8")),
}));
const { errors, hints, supergraphSdl } = composition.composeServices(services);
console.log(JSON.stringify({ errors: (errors ?? []).map(String), hints: (hints ?? []).map(String), supergraphSdl }));
