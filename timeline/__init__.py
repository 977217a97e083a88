"""Articles in, one dated and explained timeline out."""
