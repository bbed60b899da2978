package io.ballast.policy.vocabulary;

/**
 * What something of the language gives, for the manual; the tests evaluate it.
 *
 * @param program a whole policy text, evaluated on the manual's host and guests
 * @param value of its last expression, as people read it
 */
public record Example(String program, String value) {}
