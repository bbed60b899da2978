package io.ballast.policy.vocabulary;

/**
 * How a field of one type is found quickly.
 *
 * @param index its position among the type's fields, from 0
 */
public record Field(String name, int index) {}
