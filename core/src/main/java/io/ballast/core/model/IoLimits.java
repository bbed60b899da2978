package io.ballast.core.model;

/**
 * How much a guest may do with a disk in each second; 0 is without limit, and a total excludes the
 * two that it is the sum of.
 *
 * @param totalBytesSec bytes read and written
 * @param readBytesSec bytes read
 * @param writeBytesSec bytes written
 * @param totalIopsSec requests to read and to write
 * @param readIopsSec requests to read
 * @param writeIopsSec requests to write
 */
public record IoLimits(
    long totalBytesSec,
    long readBytesSec,
    long writeBytesSec,
    long totalIopsSec,
    long readIopsSec,
    long writeIopsSec) {
  /** No limit at all. */
  public static final IoLimits NONE = new IoLimits(0, 0, 0, 0, 0, 0);
}
