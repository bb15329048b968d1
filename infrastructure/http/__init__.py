"""The web server: GraphQL, explorer, health, metrics (cổng web)."""
