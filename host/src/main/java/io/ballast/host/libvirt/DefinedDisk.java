package io.ballast.host.libvirt;

/**
 * A disk in a guest's definition.
 *
 * @param name by which the guest knows it: {@code vda}
 * @param path of its image; empty if it has none
 */
record DefinedDisk(String name, String path) {}
