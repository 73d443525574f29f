package foxden.app.scene3d;

import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import foxden.scenes.Vec3;

/**
 * The light of the whole program in one place: a late-morning sun, a cool sky above, a warm bounce
 * from floors below. Colours are linear light.
 *
 * @param sunDirection unit vector towards the sun, world frame
 * @param sun light of the sun on a surface facing it
 * @param sky light of the upper half of the sky
 * @param ground light bounced from below
 * @param zenith sky colour straight up
 * @param horizon sky colour at the horizon; the far ground fades into it
 * @param exposure factor on all light before the tone curve
 */
record Daylight(
    Vector3f sunDirection,
    Vector3f sun,
    Vector3f sky,
    Vector3f ground,
    ColorRGBA zenith,
    ColorRGBA horizon,
    float exposure) {

  /** The light of a scene. */
  static Daylight of(SceneModel scene) {
    Daylight d = scene.look() == SceneModel.Look.STUDIO ? studio() : outdoors();
    Vec3 s = scene.sun();
    if (s == null) {
      return d;
    }
    Vector3f towards = new Vector3f((float) s.x(), (float) s.y(), (float) s.z()).normalizeLocal();
    return new Daylight(towards, d.sun, d.sky, d.ground, d.zenith, d.horizon, d.exposure);
  }

  static Daylight outdoors() {
    return new Daylight(
        new Vector3f(-0.48f, -0.40f, 0.78f).normalizeLocal(),
        new Vector3f(1.30f, 1.12f, 0.86f),
        new Vector3f(0.52f, 0.56f, 0.63f),
        new Vector3f(0.40f, 0.335f, 0.275f),
        new ColorRGBA(0.22f, 0.42f, 0.72f, 1),
        new ColorRGBA(0.80f, 0.86f, 0.90f, 1),
        1f);
  }

  static Daylight studio() {
    return new Daylight(
        new Vector3f(-0.40f, -0.45f, 0.80f).normalizeLocal(),
        new Vector3f(1.15f, 1.05f, 0.90f),
        new Vector3f(0.56f, 0.58f, 0.62f),
        new Vector3f(0.42f, 0.37f, 0.32f),
        new ColorRGBA(0.55f, 0.60f, 0.66f, 1),
        new ColorRGBA(0.86f, 0.84f, 0.80f, 1),
        1f);
  }
}
