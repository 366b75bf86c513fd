"""Places in datelines that look like names of people."""

_ROWS = (
    "New York|Washington|Washington DC|Washington, DC|Los Angeles|San Francisco|San Diego",
    "San José|San Jose|San Antonio|New Orleans|New Delhi|New Jersey|New Mexico|New Zealand",
    "New Hampshire|Hong Kong|Abu Dhabi|Addis Ababa|Buenos Aires|Cape Town|Cape Verde",
    "Costa Rica|Dar es Salaam|El Salvador|Guatemala City|Ho Chi Minh City|Kansas City",
    "Kuala Lumpur|Las Palmas|Las Vegas|Le Havre|Mexico City|Monte Carlo|North Carolina",
    "North Dakota|North Korea|Northern Ireland|Oklahoma City|Panama City|Papua New Guinea",
    "Phnom Penh|Port Moresby|Port of Spain|Porto Alegre|Quezon City|Rhode Island",
    "Rio de Janeiro|Salt Lake City|San Juan|San Salvador|Santa Cruz|Santa Fe|Santo Domingo",
    "Sao Paulo|São Paulo|Saudi Arabia|Sierra Leone|South Africa|South Carolina|South Dakota",
    "South Korea|South Sudan|Sri Lanka|St Louis|St Petersburg|St. Petersburg",
    "Saint Petersburg|Tel Aviv|United Kingdom|United Nations|United States|Vatican City",
    "West Bank|West Virginia|Baden Baden|Bad Homburg|Den Haag|La Paz|La Coruña|Gaza City",
    "Kuwait City",
)
PLACES: frozenset[str] = frozenset(place for row in _ROWS for place in row.split("|"))
