"""The web door: GraphQL, explorer, health, metrics (cổng web)."""
