package io.ballast.core.ledger;

/** A row and how it stands. */
public record Finding(Row row, Standing standing) {}
