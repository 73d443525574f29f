package foxden.app.scene3d;

/**
 * What is under a point of the picture.
 *
 * @param body name of the link: {@code object}, {@code object/link} or {@code robot/link}
 * @param object name of the scene object, {@code robot} for the robot
 * @param x where it was hit, m, world frame
 * @param y see x
 * @param z see x
 * @param distance from the eye, m
 */
public record Pick(String body, String object, double x, double y, double z, double distance) {}
