"""Other GraphQL servers beside the hub, on the same database and with the same questions."""
