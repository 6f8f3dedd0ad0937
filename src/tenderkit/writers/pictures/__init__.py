"""Pictures of a page: charts and lanes as SVG."""
