package io.ballast.core.model;

/** An action and what became of it. */
public record Deed(Action action, Outcome outcome) {}
