package io.ballast.app.http;

import java.time.Duration;

/**
 * What a server does not go beyond.
 *
 * @param name of its threads
 * @param connections open at once; further ones wait
 * @param waiting so many of them
 * @param idle for how long a connection may say nothing
 * @param longest for how long it may be open at all
 */
public record Bounds(
    String name, int threads, int connections, int waiting, Duration idle, Duration longest) {}
