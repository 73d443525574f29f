package foxden.app.scene3d;

/**
 * One picture that somebody wants.
 *
 * @param world what is shown
 * @param camera where from
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param cutAway whether walls between the eye and the rooms are lowered
 */
public record FrameRequest(
    WorldFrame world, CameraPose camera, int width, int height, boolean cutAway) {

  public FrameRequest {
    if (width < 1 || height < 1 || width > 8192 || height > 8192) {
      throw new IllegalArgumentException(
          "A picture of " + width + " x " + height + " pixels cannot be drawn; use 1 to 8192.");
    }
  }
}
