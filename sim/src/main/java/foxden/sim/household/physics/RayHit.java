package foxden.sim.household.physics;

import foxden.scenes.Vec3;

/**
 * Where a ray or a moved shape meets a body.
 *
 * @param body what was met
 * @param fraction of the way, 0 to 1
 * @param point in the world, m
 * @param normal unit normal of the body's surface
 */
public record RayHit(Body body, double fraction, Vec3 point, Vec3 normal) {}
