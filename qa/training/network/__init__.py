"""The network: trained, made small, and packed."""
