"""What scripts use: a library held open, cases read and checked, documents as bytes. `tenderkit` itself exports it."""
