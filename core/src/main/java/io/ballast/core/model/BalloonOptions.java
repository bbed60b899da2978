package io.ballast.core.model;

/**
 * What a guest's balloon does by itself.
 *
 * @param autodeflate whether it gives way before the guest runs out of memory
 * @param freePageReporting whether what the guest frees goes back to the host at once
 */
public record BalloonOptions(boolean autodeflate, boolean freePageReporting) {
  public static final BalloonOptions NONE = new BalloonOptions(false, false);
}
