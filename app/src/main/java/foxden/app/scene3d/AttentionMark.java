package foxden.app.scene3d;

/**
 * A past moment that the network looks back to, where the robot was then.
 *
 * @param x place of the robot's base, m
 * @param y see x
 * @param share of the attention row that falls on that moment, 0 to 1
 * @param seconds how long ago
 */
public record AttentionMark(float x, float y, double share, double seconds) {}
