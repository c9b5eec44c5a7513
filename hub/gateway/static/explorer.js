// The page of /graphiql: keeps token, purpose and case in memory only, and lists what the token permits.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  let query = "{ __typename }";
  let mounted = 0;
  let permits = [];

  const headers = () => {
    const sent = { Authorization: `Bearer ${at("token").value.trim()}` };
    if (at("purpose").value) sent["X-Purpose"] = at("purpose").value;
    if (at("case").value.trim()) sent["X-Case"] = encodeURIComponent(at("case").value.trim());
    return sent;
  };

  const fetcher = async (params) => {
    const answer = await fetch("/graphql", {
      method: "POST",
      headers: { ...headers(), "Content-Type": "application/json", Accept: "application/graphql-response+json" },
      body: JSON.stringify(params),
    });
    return answer.json();
  };

  // Nothing is kept on the machine: a query or a variable may name a person.
  const storage = (() => {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
      clear: () => kept.clear(),
    };
  })();

  const show = () => {
    const element = React.createElement(GraphiQL, {
      key: mounted,
      fetcher,
      query,
      storage,
      isHeadersEditorEnabled: false,
      shouldPersistHeaders: false,
      onEditQuery: (edited) => { query = edited; },
    });
    ReactDOM.render(element, at("graphiql"));
  };

  const sample = ({ name, kind }) => {
    if (kind === "page") return `{\n  ${name}(first: 5) {\n    nodes {\n      id\n    }\n    totalCount\n  }\n}\n`;
    if (kind === "groups") return `{\n  ${name} {\n    count\n  }\n}\n`;
    if (kind === "one") return `{\n  ${name}(id: "") {\n    id\n  }\n}\n`;
    return `mutation {\n  ${name}(input: {}) {\n    errors {\n      code\n      message\n      suggestion\n    }\n  }\n}\n`;
  };

  const child = (parent, tag, words) => {
    const made = parent.appendChild(document.createElement(tag));
    made.textContent = words;
    return made;
  };

  const list = () => {
    const wanted = at("find").value.trim().toLowerCase();
    const shown = permits.filter(
      (each) => (!at("only").checked || !each.why) && `${each.name} ${each.words}`.toLowerCase().includes(wanted),
    );
    const rows = shown.map((each) => {
      const row = document.createElement("li");
      row.className = each.why ? "refused" : "permitted";
      const button = child(row, "button", "");
      button.type = "button";
      button.dataset.name = each.name;
      child(button, "b", each.name);
      child(button, "small", `${each.words} · ${each.scope}`);
      if (each.why) child(button, "small", each.why);
      button.addEventListener("click", () => { query = sample(each); show(); });
      return row;
    });
    at("permits").replaceChildren(...rows);
    const permitted = permits.filter((each) => !each.why).length;
    at("count").textContent = at("count").dataset.words.replaceAll("{permitted}", permitted).replaceAll("{all}", permits.length);
  };

  const apply = async () => {
    const said = at("said");
    const answer = await fetch("/graphiql/scope", { headers: headers() });
    const told = await answer.json();
    said.className = answer.ok ? "" : "wrong";
    if (!answer.ok) {
      said.textContent = told.errors[0].message;
      return;
    }
    said.textContent = `${told.client} · ${told.recipient} · ${told.purposes.join(" ")}`;
    permits = told.permits;
    list();
    mounted += 1;
    show();
  };

  at("headers").addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  for (const id of ["find", "only"]) at(id).addEventListener("input", list);
})();
