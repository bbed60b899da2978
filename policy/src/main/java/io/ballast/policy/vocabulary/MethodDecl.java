package io.ballast.policy.vocabulary;

/**
 * A method that entities of one type have.
 *
 * @param maxArguments at least {@code minArguments}
 */
public record MethodDecl(String name, int minArguments, int maxArguments, String doc) {}
