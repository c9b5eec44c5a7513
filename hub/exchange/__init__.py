"""The ledger of messages between the hub and the agencies' systems: in, out, receipts, quarantine."""
