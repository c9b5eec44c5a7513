"""The GraphQL gateway: types from the declarations, documents compiled to statements, answers as bytes."""
