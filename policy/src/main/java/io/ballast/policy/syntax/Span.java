package io.ballast.policy.syntax;

/**
 * A stretch of a source text.
 *
 * @param start index of the first char, from 0
 * @param end index after the last char
 */
public record Span(int start, int end) {}
