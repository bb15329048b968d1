"""The GraphQL door: types, one module per query and mutation (cổng GraphQL)."""
