package io.ballast.core.explain;

/**
 * A limit that the policy wished for a guest's CPU or one of its disks.
 *
 * @param disk its name; empty for the CPU
 * @param control as policies call it: {@code vcpu_quota}, {@code setTotalBytesSec}
 */
public record WishedLimit(String disk, String control, Wished wished) {}
